-- Customers, products, orders from the written document to the closing, complaints, and what everybody told of each order.

create table customer
(
    id                 uuid primary key,
    version            bigint  not null,
    code               text    not null unique,
    name               text    not null,
    tier               text    not null,
    language           text    not null,
    email              text,
    phone              text,
    address            text,
    legal_name         text,
    delivery_address   text,
    tax_number         text,
    payment_terms      text,
    merchandiser       text,
    salesperson        text,
    external_id        text unique,
    returning_customer boolean not null default false
);

create table product
(
    id             uuid primary key,
    version        bigint not null,
    series         text   not null,
    model          text   not null unique,
    name           text   not null,
    specification  text   not null,
    colours        text[] not null,
    sizes          text[] not null,
    pack_count     int    not null check (pack_count > 0),
    selling_points text,
    external_id    text unique
);

-- The terms that an order takes over when it is confirmed; a change is a new row with its own first day.
create table terms_policy
(
    effective_from    date primary key,
    deposit_percent   numeric(5, 2) not null check (deposit_percent between 0 and 100),
    deposit_due_days  int           not null check (deposit_due_days >= 0),
    tolerance_percent numeric(5, 2) not null check (tolerance_percent between 0 and 100),
    bank_account      text          not null
);
insert into terms_policy values (date '2020-01-01', 30, 5, 0, '3301 0000 5555 0815');

create sequence order_number;

-- raised_in: the last revision in which a line became larger or came in; what was finished before it is not all of the order.
create table customer_order
(
    id                        uuid primary key,
    version                   bigint not null,
    order_number              text   not null unique,
    external_id               text unique,
    customer_id               uuid   not null references customer,
    merchandiser              text,
    salesperson               text,
    currency                  text   not null,
    status                    text   not null,
    revision                  int    not null,
    document_id               uuid,
    document_sha256           text,
    contract_number           text,
    contract_date             date,
    incoterm                  text,
    incoterm_place            text,
    destination               text,
    requested_deposit_percent numeric(5, 2),
    consulted_by              text,
    consulted_on              date,
    consultation_agreed       boolean,
    consultation_remark       text,
    consulted_content         text,
    called_back_by            text,
    called_back_on            date,
    call_back_spoken_with     text,
    call_back_accurate        boolean,
    call_back_discrepancy     text,
    called_back_content       text,
    deposit_percent           numeric(5, 2),
    deposit_due_days          int,
    tolerance_percent         numeric(5, 2),
    bank_account              text,
    confirmed_on              date,
    requirements              text[] not null default '{}',
    raised_in                 int    not null default 0,
    held_by                   text,
    held_on                   date,
    held_because              text,
    cancelled_by              text,
    cancelled_on              date,
    cancelled_because         text,
    assignments_going_on      int,
    closed_by                 text,
    closed_on                 date,
    closing_waiver            text
);
create index customer_order_merchandiser on customer_order (merchandiser, id);
create index customer_order_salesperson on customer_order (salesperson, id);
create index customer_order_customer on customer_order (customer_id, id);
create index customer_order_unassigned on customer_order (id) where merchandiser is null or salesperson is null;

create table order_line
(
    id            uuid primary key,
    order_id      uuid not null references customer_order,
    number        int  not null check (number > 0),
    series        text,
    model         text,
    specification text,
    colour        text,
    size          text,
    quantity      int check (quantity > 0),
    unit_price    numeric(19, 4) check (unit_price >= 0),
    external_id   text,
    unique (order_id, number) deferrable initially deferred
);

create table complaint
(
    id          uuid primary key,
    version     bigint not null,
    order_id    uuid   not null references customer_order,
    status      text   not null,
    subject     text   not null,
    description text   not null,
    department  text   not null,
    channel     text,
    recorded_on date   not null,
    recorded_by text   not null,
    outcome     text,
    settled_on  date,
    settled_by  text
);
create index complaint_order on complaint (order_id, id);
create index complaint_day on complaint (recorded_on, id);

-- Every fact about an order that any service announced, this one included: the order's history. about is set on facts that
-- carry a state which grows from report to report: a later one of the same type about the same thing says all that this one
-- said.
create table order_fact
(
    event_id    uuid primary key,
    order_id    uuid        not null,
    topic       text        not null,
    sequence    bigint      not null,
    type        text        not null,
    recorded_at timestamptz not null,
    occurred_on date        not null,
    actor       text        not null,
    data        text        not null,
    about       text
);
create index order_fact_order on order_fact (order_id, recorded_at);
create index order_fact_about on order_fact (order_id, type, about, sequence);
