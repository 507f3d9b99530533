create table material_delivery
(
    id                  uuid primary key,
    version             bigint      not null,
    assignment_id       uuid        not null references work_assignment,
    order_id            uuid        not null references production_order,
    delivery_note       text        not null,
    arrived_at          timestamptz not null,
    registered_by       text        not null,
    counted_at          timestamptz,
    counted_by          text,
    confirmed_at        timestamptz,
    confirmed_by        text,
    confirmation_remark text
);
create index material_delivery_assignment on material_delivery (assignment_id, id);

create table material_item
(
    id              uuid primary key,
    delivery_id     uuid           not null references material_delivery,
    material        text           not null,
    name            text           not null,
    unit            text           not null,
    listed          numeric(12, 3) not null check (listed > 0),
    listed_width_cm numeric(5, 1),
    counted         numeric(12, 3) check (counted >= 0),
    width_cm        numeric(5, 1),
    defect_points   int,
    remark          text,
    unique (delivery_id, material)
);

create table replenishment
(
    id          uuid primary key,
    delivery_id uuid           not null references material_delivery,
    material    text           not null,
    quantity    numeric(12, 3) not null check (quantity > 0),
    remark      text,
    occurred_on date           not null,
    recorded_by text           not null
);
create index replenishment_delivery on replenishment (delivery_id);
revoke update, delete on replenishment from ${app_role};
