-- Customers, products, orders from the written document to the closing, complaints, and what everybody told of each order.

-- Parts of words are looked for by their trigrams.
create extension if not exists pg_trgm;

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
    returning_customer boolean not null default false,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now()
);
grant select, insert, update on customer to ${app_role};
create index customer_words on customer using gin (lower(code) gin_trgm_ops, lower(name) gin_trgm_ops);
create index customer_created on customer (created_at, id);
create index customer_updated on customer (updated_at, id);

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
    external_id    text unique,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now()
);
grant select, insert, update on product to ${app_role};
create index product_series on product (series, created_at, id);
create index product_words on product
    using gin (lower(series) gin_trgm_ops, lower(model) gin_trgm_ops, lower(name) gin_trgm_ops,
               lower(selling_points) gin_trgm_ops);
create index product_created on product (created_at, id);
create index product_updated on product (updated_at, id);

-- The terms that an order takes over when it is confirmed; a change is a new row with its own first day.
create table terms_policy
(
    effective_from    date primary key,
    deposit_percent   numeric(5, 2) not null check (deposit_percent between 0 and 100),
    deposit_due_days  int           not null check (deposit_due_days >= 0),
    tolerance_percent numeric(5, 2) not null check (tolerance_percent between 0 and 100),
    bank_account      text          not null
);
grant select on terms_policy to ${app_role};
insert into terms_policy values (date '2020-01-01', 30, 5, 0, '3301 0000 5555 0815');

create sequence order_number;
grant usage on sequence order_number to ${app_role};

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
    contract_signed_on        date,
    contract_deliver_by       date,
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
    closing_waiver            text,
    created_at                timestamptz not null default now(),
    updated_at                timestamptz not null default now()
);
grant select, insert, update on customer_order to ${app_role};
create index customer_order_merchandiser on customer_order (merchandiser, created_at, id);
create index customer_order_salesperson on customer_order (salesperson, created_at, id);
create index customer_order_customer on customer_order (customer_id, created_at, id);
create index customer_order_status on customer_order (status, created_at, id);
create index customer_order_due on customer_order (contract_deliver_by);
create index customer_order_words on customer_order
    using gin (lower(order_number) gin_trgm_ops, lower(contract_number) gin_trgm_ops);
create index customer_order_created on customer_order (created_at, id);
create index customer_order_updated on customer_order (updated_at, id);
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
    product_id    uuid references product,
    external_id   text,
    unique (order_id, number) deferrable initially deferred
);
grant select, insert, update, delete on order_line to ${app_role};

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
    settled_by  text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now()
);
grant select, insert, update on complaint to ${app_role};
create index complaint_order on complaint (order_id, created_at, id);
create index complaint_day on complaint (recorded_on, created_at, id);
create index complaint_open on complaint (department, created_at, id) where status = 'OPEN';
create index complaint_created on complaint (created_at, id);
create index complaint_updated on complaint (updated_at, id);

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
grant select, insert on order_fact to ${app_role};
create index order_fact_order on order_fact (order_id, recorded_at);
create index order_fact_about on order_fact (order_id, type, about, sequence);

-- Systems without Kafka, which are told of events by signed requests. What was announced before since is sent on a replay
-- alone.
create table webhook
(
    id         uuid primary key,
    version    bigint      not null,
    name       text        not null unique,
    url        text        not null,
    types      text[]      not null,
    active     boolean     not null,
    since      timestamptz not null,
    created_by text        not null
);
grant select, insert, update, delete on webhook to ${app_role};

-- What requests are signed with, sealed with a key of the configuration: the present secret, and for a while the one before.
create table webhook_secret
(
    id          uuid primary key,
    webhook     uuid  not null references webhook on delete cascade,
    sealed      bytea not null,
    valid_until timestamptz
);
grant select, insert, update, delete on webhook_secret to ${app_role};
create unique index webhook_secret_present on webhook_secret (webhook) where valid_until is null;

-- How a receiver stands: how often in a row it took nothing, since when, until when nothing is tried, or that nothing is.
create table webhook_standing
(
    webhook        uuid primary key references webhook on delete cascade,
    failures       int not null default 0,
    failing_since  timestamptz,
    not_before     timestamptz,
    paused_at      timestamptz,
    last_failure   text
);
grant select, insert, update on webhook_standing to ${app_role};

-- The events of the last weeks as they came, to be sent and sent again.
create table webhook_event
(
    id          uuid primary key,
    position    bigint generated always as identity,
    topic       text        not null,
    key         text        not null,
    seq         bigint      not null,
    epoch       uuid,
    type        text        not null,
    time        timestamptz not null,
    traceparent text,
    data        bytea
);
-- What is queued to be sent is locked, for which one column has to be given; this one nobody can write.
grant select, insert, delete, update (position) on webhook_event to ${app_role};
create index webhook_event_time on webhook_event (time, position);

-- One event to one receiver, in the order of the positions of its key. due: when it is tried next; while one is at it, when
-- that one has died of it. excused: attempts in which nobody was there. begun_at: an attempt whose outcome is not known.
create table webhook_delivery
(
    id        uuid primary key     default uuidv7(),
    position  bigint generated always as identity,
    webhook   uuid        not null references webhook on delete cascade,
    event_id  uuid        not null references webhook_event,
    key       text        not null,
    replay    boolean     not null default false,
    state     text        not null default 'PENDING' check (state in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    queued_at timestamptz not null default now(),
    due       timestamptz not null default now(),
    attempts  int         not null default 0,
    excused   int         not null default 0,
    begun_at  timestamptz,
    resent    boolean     not null default false,
    status    int,
    answer    text,
    millis    bigint,
    ended_at  timestamptz
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
grant select, insert, update, delete on webhook_delivery to ${app_role};
create index webhook_delivery_pending on webhook_delivery (webhook, key, position) where state = 'PENDING';
create index webhook_delivery_queue on webhook_delivery (webhook, attempts, position) where state = 'PENDING';
create index webhook_delivery_log on webhook_delivery (webhook, id);
create index webhook_delivery_event on webhook_delivery (event_id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;
create index webhook_delivery_given_up on webhook_delivery (webhook) where state = 'GIVEN_UP';
