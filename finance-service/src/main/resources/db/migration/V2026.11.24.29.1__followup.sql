-- What was spoken with a customer about the money of an order; a date that it promised puts reminders off until then.
create table contact
(
    id          uuid primary key,
    order_id    uuid        not null references receivable,
    channel     text        not null check (channel in ('PHONE', 'MAIL', 'MESSAGE', 'VISIT')),
    spoken_with text        not null,
    text        text        not null,
    promised_on date,
    occurred_on date        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index contact_order on contact (order_id, id);

-- What the customer disputes of an order; while it stands nobody is reminded of that order's money.
create table dispute
(
    id             uuid primary key,
    order_id       uuid not null references receivable,
    reason         text not null,
    raised_by      text not null,
    raised_on      date not null,
    lifted_by      text,
    lifted_on      date,
    lifting_reason text,
    constraint dispute_lifted check ((lifted_on is null) = (lifted_by is null) and (lifted_on is null) = (lifting_reason is null))
);
create unique index dispute_open on dispute (order_id) where lifted_on is null;

-- The dunning letters that were written: each level once per order and kind, however often the payment is asked for anew.
create table dunning_letter
(
    order_id   uuid           not null references receivable,
    kind       text           not null check (kind in ('DEPOSIT', 'BALANCE')),
    level      int            not null check (level between 1 and 3),
    amount     numeric(19, 4) not null,
    currency   text           not null,
    due_on     date           not null,
    written_on date           not null,
    primary key (order_id, kind, level)
);

-- How much a customer may owe of what was invoiced. Held since: announced, and not lifted.
create table credit_limit
(
    customer_id    uuid primary key,
    version        bigint         not null,
    amount         numeric(19, 4) not null check (amount >= 0),
    currency       text           not null,
    reason         text           not null,
    set_by         text           not null,
    set_on         date           not null,
    held_on        date,
    released_up_to numeric(19, 4)
);

revoke update, delete on contact, dunning_letter from ${app_role};
revoke delete on dispute, credit_limit from ${app_role};

-- A customer's statement reads all that was booked for it.
create index posting_of_customer on posting (customer_id, entry_id);
