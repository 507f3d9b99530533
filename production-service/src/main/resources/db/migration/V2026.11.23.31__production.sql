create table factory
(
    id      uuid primary key,
    version bigint  not null,
    code    text    not null unique,
    name    text    not null,
    address text,
    active  boolean not null
);

-- One production order per customer order, for ever: the order's id is its id. The facts that open it come from two
-- topics in either order, so that either half may be missing.
create table production_order
(
    id                         uuid primary key,
    version                    bigint      not null,
    status                     text        not null,
    since                      timestamptz not null,
    order_number               text,
    revision                   int         not null,
    merchandiser               text,
    salesperson                text,
    due_on                     date,
    deposit_revision           int,
    deposit_confirmed          boolean,
    deposit_shortfall          numeric(19, 4),
    deposit_shortfall_currency text,
    deposit_revoked_because    text
);
create index production_order_merchandiser on production_order (merchandiser, id);
create index production_order_salesperson on production_order (salesperson, id);

create table ordered_line
(
    id                  uuid primary key,
    production_order_id uuid not null references production_order,
    number              int  not null,
    series              text not null,
    model               text not null,
    specification       text not null,
    colour              text not null,
    size                text not null,
    quantity            int  not null check (quantity > 0)
);
create index ordered_line_production_order on ordered_line (production_order_id);

create table work_assignment
(
    id                  uuid primary key,
    version             bigint      not null,
    production_order_id uuid        not null references production_order,
    revision            int         not null,
    factory_id          uuid        not null references factory,
    lot                 text        not null,
    assigned_on         date        not null,
    assigned_at         timestamptz not null,
    assigned_by         text        not null,
    unique (production_order_id, lot)
);
create index work_assignment_factory on work_assignment (factory_id, id);

create table work_share
(
    assignment_id uuid not null references work_assignment,
    line_id       uuid not null references ordered_line,
    quantity      int  not null check (quantity > 0),
    primary key (assignment_id, line_id)
);

-- The company calendar's years, of which this service is the owner; calendar_year is the copy that every service keeps.
create table published_year
(
    id        uuid primary key,
    version   bigint  not null,
    year      int     not null unique,
    holidays  date[]  not null,
    make_up   date[]  not null,
    estimated boolean not null
);
