alter table receivable
    add column contract_number    text,
    add column contract_date      date,
    add column incoterm           text,
    add column place              text,
    add column destination        text,
    add column requested_revision int,
    add column requested_balance  numeric(19, 4),
    add column balance_due_on     date,
    add column dispatched_on      date,
    add column cancelled_on       date,
    add column settled_on         date;

-- What a customer calls itself and how it is written to, as order-service announced it last.
create table customer
(
    id       uuid primary key,
    code     text,
    name     text not null,
    tier     text,
    language text,
    email    text
);

-- What each revision of an order says of its lines; the invoice takes its prices from the revision that was shipped.
create table priced_line
(
    order_id      uuid           not null references receivable,
    revision      int            not null,
    line_id       uuid           not null,
    number        int            not null,
    series        text,
    model         text,
    specification text,
    colour        text,
    size          text,
    quantity      int            not null,
    unit_price    numeric(19, 4) not null,
    currency      text           not null,
    primary key (order_id, revision, line_id)
);

-- What production says of an order's completion; it may be known before the order is.
create table completion
(
    order_id     uuid primary key,
    version      bigint not null,
    expected_on  date,
    completed_on date
);
create index completion_expected on completion (expected_on);

create table charge
(
    id          uuid primary key,
    order_id    uuid           not null references receivable,
    kind        text           not null check (kind in ('FREIGHT', 'SAMPLE', 'OTHER')),
    amount      numeric(19, 4) not null check (amount > 0),
    currency    text           not null,
    reason      text           not null,
    added_by    text           not null,
    occurred_on date           not null,
    invoice_id  uuid
);
create index charge_order on charge (order_id);

create table waiver
(
    id          uuid primary key,
    order_id    uuid           not null references receivable,
    kind        text           not null check (kind in ('DEPOSIT', 'BALANCE')),
    amount      numeric(19, 4) not null check (amount > 0),
    currency    text           not null,
    reason      text           not null,
    waived_by   text           not null,
    occurred_on date           not null
);
create index waiver_order on waiver (order_id);

-- Money of a customer that was moved: from one order, or from its free money, to another order or to its free money.
create table credit_application
(
    id            uuid primary key,
    from_order_id uuid references receivable,
    to_order_id   uuid references receivable,
    customer_id   uuid           not null,
    amount        numeric(19, 4) not null check (amount > 0),
    currency      text           not null,
    reason        text           not null,
    applied_by    text           not null,
    occurred_on   date           not null,
    check (from_order_id <> to_order_id),
    check (from_order_id is not null or to_order_id is not null)
);
create index credit_application_from on credit_application (from_order_id);
create index credit_application_to on credit_application (to_order_id);

alter table receipt
    add column customer_id      uuid,
    add column company_amount   numeric(19, 4),
    add column company_currency text,
    add column book_rate        numeric(19, 8),
    add column rejected_by      text,
    add column rejected_at      timestamptz,
    add column rejection_reason text,
    drop constraint receipt_status_check,
    add constraint receipt_status_check check (status in ('RECORDED', 'REJECTED', 'CONFIRMED', 'REVERSED')),
    drop constraint receipt_confirmed,
    add constraint receipt_confirmed check ((status in ('RECORDED', 'REJECTED')) = (confirmed_by is null)),
    add constraint receipt_rejected check ((status = 'REJECTED') = (rejected_by is not null and rejection_reason is not null));

-- What was mistyped and rejected does not stand in the way of the same arrival written rightly.
drop index receipt_once;
create unique index receipt_once on receipt (replace(bank_account, ' ', ''), replace(bank_serial, ' ', ''))
    where status <> 'REJECTED';

create table refund
(
    id                  uuid primary key,
    version             bigint         not null,
    order_id            uuid           not null references receivable,
    amount              numeric(19, 4) not null check (amount > 0),
    currency            text           not null,
    taken_from_due      numeric(19, 4),
    reason              text           not null,
    status              text           not null check (status in ('REQUESTED', 'APPROVED', 'PAID', 'CANCELLED')),
    requested_by        text           not null,
    requested_at        timestamptz    not null,
    approved_by         text,
    approved_at         timestamptz,
    paid_by             text,
    paid_at             timestamptz,
    paid_on             date,
    bank_serial         text,
    cancelled_by        text,
    cancelled_at        timestamptz,
    cancellation_reason text,
    constraint refund_four_eyes check (approved_by <> requested_by),
    constraint refund_paid check ((status = 'PAID') = (paid_by is not null and bank_serial is not null)),
    constraint refund_cancelled check ((status = 'CANCELLED') = (cancelled_by is not null and cancellation_reason is not null))
);
create index refund_order on refund (order_id);
create unique index refund_once on refund (replace(bank_serial, ' ', ''));

-- What left the gate and what came back, as logistics announced it; it may be known before its order or its revision is.
create table shipped
(
    id          uuid primary key,
    order_id    uuid    not null,
    shipment_id uuid    not null,
    number      text,
    returned    boolean not null,
    revision    int     not null,
    complete    boolean not null,
    reason      text,
    occurred_on date    not null,
    invoice_id  uuid
);
create index shipped_order on shipped (order_id);
create table shipped_line
(
    shipped_id uuid not null references shipped,
    line_id    uuid not null,
    quantity   int  not null
);
create index shipped_line_shipped on shipped_line (shipped_id);

-- Numbers without gaps: the row is locked until the document that took the number is written.
create table number_range
(
    kind text   not null,
    year int    not null,
    last bigint not null,
    primary key (kind, year)
);

create table invoice
(
    id              uuid primary key,
    kind            text           not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    number          text           not null unique,
    order_id        uuid           not null references receivable,
    order_number    text           not null,
    revision        int            not null,
    customer_id     uuid           not null,
    customer_name   text,
    shipment_id     uuid,
    shipment_number text,
    invoice_id      uuid references invoice,
    contract_number text,
    contract_date   date,
    incoterm        text,
    place           text,
    destination     text,
    bank_account    text,
    amount          numeric(19, 4) not null check (amount >= 0),
    currency        text           not null,
    reason          text,
    issued_on       date           not null,
    issued_by       text           not null
);
create index invoice_order on invoice (order_id);
create index invoice_of on invoice (invoice_id);
create table invoice_line
(
    invoice_id  uuid           not null references invoice,
    position    int            not null,
    line_id     uuid,
    charge_kind text,
    text        text           not null,
    text_zh     text           not null,
    model       text,
    colour      text,
    size        text,
    quantity    int,
    unit_price  numeric(19, 4),
    amount      numeric(19, 4) not null,
    currency    text           not null,
    primary key (invoice_id, position)
);

-- What is written down of money is added to, never removed; documents are never changed.
revoke delete on charge, receipt_allocation, refund, completion, shipped, shipped_line, number_range, customer from ${app_role};
revoke update, delete on waiver, credit_application, priced_line, invoice, invoice_line from ${app_role};

update receipt r set customer_id = v.customer_id from receivable v where v.order_id = r.order_id;
alter table receipt alter column customer_id set not null;
