-- Free money of a customer goes back too, also where none of its orders is open any more (rule 3).
alter table refund
    add column customer_id uuid,
    drop constraint refund_of_something,
    add constraint refund_of_something check (num_nonnulls(order_id, receipt_id, customer_id) = 1);
create index refund_customer on refund (customer_id) where customer_id is not null;
