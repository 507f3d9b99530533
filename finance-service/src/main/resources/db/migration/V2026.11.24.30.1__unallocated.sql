-- Money that nobody knows an order for yet: it is recorded and confirmed like any other, belongs to no customer until it is
-- allocated, and never disappears. What of it went back to its sender is refunded.
alter table posting alter column customer_id drop not null;
alter table receipt
    alter column order_id drop not null,
    alter column customer_id drop not null,
    add column refunded numeric(19, 4) not null default 0,
    add constraint receipt_of_somebody check (order_id is null or customer_id is not null),
    add constraint receipt_refunded check (refunded >= 0 and refunded <= amount and (order_id is null or refunded = 0));
create index receipt_for_no_order on receipt (id) where order_id is null;

-- The parts of a receipt are only added to; an order may get several of them, as when it is amended.
alter table receipt_allocation add column n int;
update receipt_allocation a
set n = o.n
from (select receipt_id, order_id, row_number() over (partition by receipt_id order by order_id) - 1 as n
      from receipt_allocation) o
where o.receipt_id = a.receipt_id and o.order_id = a.order_id;
alter table receipt_allocation
    alter column n set not null,
    drop constraint receipt_allocation_pkey,
    add primary key (receipt_id, n);

-- A refund is of an order's money, or of a receipt that is for no order.
alter table refund
    alter column order_id drop not null,
    add column receipt_id uuid references receipt,
    add constraint refund_of_something check ((order_id is null) <> (receipt_id is null));
create index refund_receipt on refund (receipt_id) where receipt_id is not null;
create index posting_unallocated on posting (entry_id) where account = 'UNALLOCATED';
