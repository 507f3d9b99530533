-- Which inspector was given which lot, as quality announced it last: an inspector travels for the orders of these lots.
create table inspected_lot
(
    assignment_id uuid primary key,
    order_id      uuid not null,
    inspector     text not null
);
create index inspected_lot_order on inspected_lot (order_id);
revoke delete on inspected_lot from ${app_role};
