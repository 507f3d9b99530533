-- A customer's order as logistics knows it: the order's id is its id. What opens the gate comes from three topics in any
-- order, so that each part may be missing.
create table dispatch_order
(
    id                         uuid primary key,
    version                    bigint  not null,
    order_number               text,
    revision                   int     not null,
    customer_id                uuid,
    merchandiser               text,
    salesperson                text,
    tolerance_percent          numeric(5, 2),
    contract_number            text,
    contract_signed_on         date,
    contract_deliver_by        date,
    incoterm                   text,
    incoterm_place             text,
    destination                text,
    held                       boolean not null,
    held_because               text,
    cancelled                  boolean not null,
    cancelled_because          text,
    balance_revision           int,
    balance_confirmed          boolean,
    balance_recorded_by        text,
    balance_confirmed_by       text,
    balance_on                 date,
    balance_shortfall          numeric(19, 4),
    balance_shortfall_currency text,
    balance_revoked_because    text,
    release_revision           int,
    release_standing           boolean,
    release_revoked_because    text
);
grant select, insert, update on dispatch_order to ${app_role};

create table ordered_line
(
    id                uuid primary key,
    dispatch_order_id uuid not null references dispatch_order,
    number            int  not null,
    series            text not null,
    model             text not null,
    specification     text not null,
    colour            text not null,
    size              text not null,
    quantity          int  not null check (quantity >= 0),
    -- The last revision in which it became larger or came in: a release of an older one does not excuse what is missing.
    raised_in         int  not null
);
grant select, insert, update on ordered_line to ${app_role};
create index ordered_line_dispatch_order on ordered_line (dispatch_order_id);

create table released_line
(
    dispatch_order_id uuid not null references dispatch_order,
    line_id           uuid not null,
    quantity          int  not null check (quantity >= 0),
    primary key (dispatch_order_id, line_id)
);
grant select, insert, delete on released_line to ${app_role};

-- Whom the goods are for, as order-service announced it.
create table consignee
(
    id      uuid primary key,
    version bigint not null,
    name    text   not null,
    address text
);
grant select, insert, update on consignee to ${app_role};

create sequence shipment_number;
grant usage on sequence shipment_number to ${app_role};

create table shipment
(
    id               uuid primary key,
    version          bigint not null,
    order_id         uuid   not null references dispatch_order,
    shipment_number  text   not null unique,
    revision         int    not null,
    status           text   not null,
    mode             text   not null,
    forwarder        text,
    planned_on       date   not null,
    place            text,
    remark           text,
    arranged_on      date   not null,
    arranged_by      text   not null,
    agreement_by     text,
    agreement_on     date,
    agreement_agreed boolean,
    ready_on         date,
    cartons          int check (cartons > 0),
    net_kg           numeric(12, 3),
    gross_kg         numeric(12, 3),
    cubic_metres     numeric(12, 3),
    marks            text,
    origin           text,
    hs_code          text,
    vehicle          text,
    dispatched_on    date,
    -- Real time, as events are stamped, and not business time.
    dispatched_at    timestamptz,
    carrier          text,
    tracking_number  text,
    courier_on       date,
    courier_by       text,
    proof_id         uuid,
    proof_sha256     text,
    proof_at         timestamptz,
    proof_by         text,
    signed_by        text,
    signed_on        date,
    signature_by     text,
    cancelled_because text,
    cancelled_on     date,
    cancelled_by     text,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now()
);
grant select, insert, update on shipment to ${app_role};
create index shipment_order on shipment (order_id, created_at, id);
create index shipment_status on shipment (status, created_at, id);
create index shipment_planned on shipment (planned_on, id);
create index shipment_carrier on shipment (carrier) where carrier is not null;
create index shipment_created on shipment (created_at, id);
create index shipment_updated on shipment (updated_at, id);

create table planned_pieces
(
    shipment_id uuid not null references shipment,
    line_id     uuid not null references ordered_line,
    quantity    int  not null check (quantity > 0),
    primary key (shipment_id, line_id)
);
grant select, insert on planned_pieces to ${app_role};

-- What is there, as the warehouse counted it: prepared, later loaded.
create table shipment_goods
(
    shipment_id uuid not null references shipment,
    line_id     uuid not null references ordered_line,
    colour      text not null,
    size        text not null,
    quantity    int  not null check (quantity > 0),
    cartons     int check (cartons > 0),
    primary key (shipment_id, line_id, colour, size)
);
grant select, insert, delete on shipment_goods to ${app_role};

create table dispatch_record
(
    shipment_id uuid        not null references shipment,
    position    int         not null,
    step        text        not null,
    taken_on    date        not null,
    recorded_at timestamptz not null,
    taken_by    text,
    accepted    boolean,
    pieces      int,
    remark      text,
    primary key (shipment_id, position)
);
grant select, insert on dispatch_record to ${app_role};

create table returned_pieces
(
    shipment_id uuid not null references shipment,
    position    int  not null,
    line_id     uuid not null references ordered_line,
    quantity    int  not null check (quantity > 0),
    reason      text not null,
    returned_on date not null,
    recorded_by text not null,
    primary key (shipment_id, position)
);
grant select, insert on returned_pieces to ${app_role};

create table freight_message
(
    id          uuid primary key,
    version     bigint      not null,
    shipment_id uuid        not null references shipment,
    order_id    uuid        not null,
    text        text        not null,
    agreed      boolean,
    written_by  text        not null,
    written_at  timestamptz not null
);
grant select, insert on freight_message to ${app_role};
create index freight_message_shipment on freight_message (shipment_id, id);

create index dispatch_order_merchandiser on dispatch_order (merchandiser, id);
create index dispatch_order_salesperson on dispatch_order (salesperson, id);
create index dispatch_order_customer on dispatch_order (customer_id, id);
