-- The statements that cashiers imported. lines_read is how far into the file the lines are booked: whoever goes on after a
-- kill goes on there, and whoever finds it moved leaves the rest to who moved it.
create table statement_import
(
    id           uuid primary key,
    version      bigint      not null,
    file_name    text        not null,
    format       text        not null check (format in ('CSV', 'XLSX', 'CAMT_053')),
    size         bigint      not null,
    sha256       text        not null,
    bank_account text,
    currency     text,
    state        text        not null check (state in ('RECEIVED', 'BOOKING', 'DONE', 'FAILED')),
    lines_total  int,
    lines_read   int         not null,
    booked       int         not null,
    ignored      int         not null,
    duplicates   int         not null,
    rejected     int         not null,
    flaw         text,
    flaw_value   text,
    imported_by  text        not null,
    imported_at  timestamptz not null,
    touched_at   timestamptz not null,
    check (lines_read = booked + ignored + duplicates + rejected),
    check ((state = 'FAILED') = (flaw is not null))
);
create index statement_import_pending on statement_import (touched_at) where state in ('RECEIVED', 'BOOKING');

-- The file itself, packed, in pieces that a small process can hold.
create table statement_chunk
(
    import_id uuid  not null references statement_import,
    n         int   not null,
    content   bytea not null,
    primary key (import_id, n)
);
alter table statement_chunk alter column content set storage external;

create table rejected_line
(
    id        uuid primary key,
    import_id uuid not null references statement_import,
    number    int  not null,
    flaw      text not null,
    value     text not null
);
create index rejected_line_import on rejected_line (import_id, id);

-- What the bank says of its accounts, each line once (rule 12): serial is the bank's own number of the transaction, or one
-- made of the content and its occurrence within the day. Accounts and serials are without spaces.
create table bank_line
(
    id             uuid primary key,
    bank_account   text           not null,
    serial         text           not null,
    transaction_id text,
    booked_on      date           not null,
    direction      text           not null check (direction in ('CREDIT', 'DEBIT')),
    amount         numeric(19, 4) not null check (amount > 0),
    currency       text           not null,
    payer          text           not null,
    text           text           not null,
    import_id      uuid references statement_import,
    message_id     text,
    booked_by      text           not null,
    booked_at      timestamptz    not null,
    unique (bank_account, serial)
);
create index bank_line_import on bank_line (import_id, id) where import_id is not null;
create index bank_line_credit on bank_line (id) where direction = 'CREDIT';

-- What ERPs sent, good or bad, by what it calls itself, and what it was answered.
create table erp_message
(
    source      text        not null,
    id          text        not null,
    key         text,
    body        bytea,
    content     text,
    outcome     text check (outcome in ('ACCEPTED', 'DUPLICATE', 'REJECTED')),
    flaw        text,
    line_id     uuid,
    received_at timestamptz not null,
    primary key (source, id)
);
create index erp_message_content on erp_message (content) where content is not null;

-- An order is found by its number however the customer writes it.
create index receivable_compact_number on receivable (upper(replace(order_number, '-', '')));

create index receipt_payer on receipt (payer);

-- Who brought the line in cannot confirm the receipt that it became (rule 17).
alter table receipt
    add column imported_by text,
    add constraint receipt_four_eyes_import check (confirmed_by <> imported_by);

revoke delete on statement_import, statement_chunk, rejected_line, bank_line, erp_message from ${app_role};
revoke update on statement_chunk, rejected_line, bank_line from ${app_role};
