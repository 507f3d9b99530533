-- What a customer calls itself and how it is written to, as order-service announced it last.
-- Parts of words are looked for by their trigrams.
create extension if not exists pg_trgm;

create table customer
(
    id          uuid primary key,
    code        text,
    name        text not null,
    tier        text,
    language    text,
    email       text,
    external_id text
);

-- By what number an ERP books a product.
create table product
(
    id          uuid primary key,
    external_id text
);

-- What an order owes, as it was announced. Its row is the lock that puts the confirmations of one order into one order.
-- What has arrived is no column here: it is always the sum of the receipts.
create table receivable
(
    order_id           uuid primary key,
    version            bigint         not null,
    order_number       text           not null,
    revision           int            not null check (revision > 0),
    customer_id        uuid           not null,
    merchandiser       text           not null,
    salesperson        text           not null,
    total              numeric(19, 4) not null check (total >= 0),
    currency           text           not null,
    deposit_percent    numeric(5, 2)  not null,
    deposit_due_days   int            not null,
    tolerance_percent  numeric(5, 2),
    bank_account       text,
    due_on             date           not null,
    contract_number    text,
    contract_date      date,
    incoterm           text,
    place              text,
    destination        text,
    requested_revision int,
    requested_balance  numeric(19, 4),
    balance_due_on     date,
    dispatched_on      date,
    cancelled_on       date,
    settled_on         date,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now()
);
create index receivable_merchandiser on receivable (merchandiser, created_at, order_id);
create index receivable_salesperson on receivable (salesperson, created_at, order_id);
create index receivable_customer on receivable (customer_id, created_at, order_id);
create index receivable_due on receivable (due_on, order_id);
create index receivable_balance_due on receivable (balance_due_on) where balance_due_on is not null;
create index receivable_words on receivable using gin (lower(order_number) gin_trgm_ops);
create index receivable_number on receivable (order_number);
create index receivable_created on receivable (created_at, order_id);
create index receivable_updated on receivable (updated_at, order_id);

-- An order is found by its number however the customer writes it.
create index receivable_compact_number on receivable (upper(replace(order_number, '-', '')));

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
    product_id    uuid,
    external_id   text,
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

-- A charge or a waiver that was a mistake is taken back by a counter-entry, once; neither of the two is ever changed.
create table counter_entry
(
    id          uuid primary key,
    mistake_id  uuid not null unique,
    order_id    uuid not null references receivable,
    reason      text not null,
    entered_by  text not null,
    occurred_on date not null
);

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

-- The journal: every movement of money or of what is owed, balanced per currency. It is written once and only added to;
-- what was wrong is corrected by another entry. Debits are positive, credits negative.
create table journal_entry
(
    id          uuid primary key,
    kind        text        not null,
    source_id   uuid,
    occurred_on date        not null,
    recorded_at timestamptz not null default now(),
    recorded_by text        not null,
    text        text
);

-- Money that nobody knows an order for is of no customer.
create table posting
(
    entry_id    uuid           not null references journal_entry,
    n           smallint       not null,
    account     text           not null,
    order_id    uuid,
    customer_id uuid,
    amount      numeric(19, 4) not null check (amount <> 0),
    currency    text           not null,
    primary key (entry_id, n)
);
create index posting_order on posting (order_id, entry_id);
create index posting_customer on posting (customer_id) where account = 'CUSTOMER_MONEY';
create index posting_unallocated on posting (entry_id) where account = 'UNALLOCATED';
create index posting_expenses on posting (entry_id) where account = 'EXPENSES';

-- A customer's statement reads all that was booked for it.
create index posting_of_customer on posting (customer_id, entry_id);

-- An entry comes in one statement, and balances in each of its currencies or not at all.
create function posting_balanced() returns trigger
    language plpgsql as
$$
begin
    if exists (select from written group by entry_id, currency having sum(amount) <> 0) then
        raise exception 'a journal entry does not balance' using errcode = 'check_violation';
    end if;
    return null;
end
$$;
create trigger posting_balanced
    after insert
    on posting
    referencing new table as written
    for each statement
execute function posting_balanced();

-- What an order owes changes with each movement of its money, although its own row says nothing of it.
create function receivable_moved() returns trigger
    language plpgsql as
$$
begin
    update receivable set updated_at = clock_timestamp()
    where order_id in (select order_id from written where order_id is not null);
    return null;
end
$$;
create trigger receivable_moved
    after insert
    on posting
    referencing new table as written
    for each statement
execute function receivable_moved();

-- Money that nobody knows an order for yet is recorded and confirmed like any other, belongs to no customer until it is
-- allocated, and never disappears. What of it went back to its sender is refunded. Neither who recorded a receipt nor who
-- brought its line in can confirm it (rule 17).
create table receipt
(
    id               uuid primary key,
    version          bigint         not null,
    order_id         uuid references receivable,
    customer_id      uuid,
    amount           numeric(19, 4) not null check (amount > 0),
    currency         text           not null,
    company_amount   numeric(19, 4),
    company_currency text,
    book_rate        numeric(19, 8),
    refunded         numeric(19, 4) not null default 0,
    bank_account     text           not null,
    bank_serial      text           not null,
    payer            text           not null,
    occurred_on      date           not null,
    status           text           not null check (status in ('RECORDED', 'REJECTED', 'CONFIRMED', 'REVERSED')),
    recorded_by      text           not null,
    recorded_at      timestamptz    not null,
    imported_by      text,
    confirmed_by     text,
    confirmed_at     timestamptz,
    rejected_by      text,
    rejected_at      timestamptz,
    rejection_reason text,
    reversed_by      text,
    reversed_at      timestamptz,
    reversal_reason  text,
    slip_id          uuid references attachment,
    slip_sha256      text,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    constraint receipt_of_somebody check (order_id is null or customer_id is not null),
    constraint receipt_refunded check (refunded >= 0 and refunded <= amount and (order_id is null or refunded = 0)),
    constraint receipt_four_eyes check (confirmed_by <> recorded_by),
    constraint receipt_four_eyes_import check (confirmed_by <> imported_by),
    constraint receipt_confirmed check ((status in ('RECORDED', 'REJECTED')) = (confirmed_by is null)),
    constraint receipt_rejected check ((status = 'REJECTED') = (rejected_by is not null and rejection_reason is not null)),
    constraint receipt_reversed check ((status = 'REVERSED') = (reversed_by is not null and reversal_reason is not null))
);
create index receipt_order on receipt (order_id, status);
create index receipt_for_no_order on receipt (id) where order_id is null;
create index receipt_payer on receipt (payer);
create index receipt_customer on receipt (customer_id, created_at, id);
create index receipt_status on receipt (status, created_at, id);
create index receipt_day on receipt (occurred_on, id);
create index receipt_created on receipt (created_at, id);
create index receipt_updated on receipt (updated_at, id);

-- One arrival of money is one receipt among those that stand (rule 12): neither what was mistyped nor what was confirmed for
-- the wrong order stands in the way of it. Banks and people space the same numbers differently.
create unique index receipt_once on receipt (replace(bank_account, ' ', ''), replace(bank_serial, ' ', ''))
    where status not in ('REJECTED', 'REVERSED');

-- A line of a statement is shown with the last receipt of its arrival, reversed or not.
create index receipt_arrival on receipt (replace(bank_account, ' ', ''), replace(bank_serial, ' ', ''))
    where status <> 'REJECTED';

-- Which receipts a debit may be the taking back of, by account and amount.
create index receipt_taken_back on receipt (replace(bank_account, ' ', ''), amount)
    where status in ('RECORDED', 'CONFIRMED');

-- A receipt may be for several orders of one customer; what is given to none is the customer's free money. The parts are only
-- added to; an order may get several of them, as when it is amended.
create table receipt_allocation
(
    receipt_id uuid           not null references receipt,
    n          int            not null,
    order_id   uuid           not null references receivable,
    amount     numeric(19, 4) not null check (amount > 0),
    currency   text           not null,
    primary key (receipt_id, n)
);
create index receipt_allocation_order on receipt_allocation (order_id);

-- A refund is of an order's money, of a receipt that is for no order, or of a customer's free money, which goes back also
-- where none of its orders is open any more (rule 3).
create table refund
(
    id                  uuid primary key,
    version             bigint         not null,
    order_id            uuid references receivable,
    receipt_id          uuid references receipt,
    customer_id         uuid,
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
    created_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now(),
    constraint refund_of_something check (num_nonnulls(order_id, receipt_id, customer_id) = 1),
    constraint refund_four_eyes check (approved_by <> requested_by),
    constraint refund_paid check ((status = 'PAID') = (paid_by is not null and bank_serial is not null)),
    constraint refund_cancelled check ((status = 'CANCELLED') = (cancelled_by is not null and cancellation_reason is not null))
);
create index refund_order on refund (order_id);
create index refund_receipt on refund (receipt_id) where receipt_id is not null;
create index refund_customer on refund (customer_id) where customer_id is not null;
create unique index refund_once on refund (replace(bank_serial, ' ', ''));
create index refund_status on refund (status, created_at, id);
create index refund_created on refund (created_at, id);
create index refund_updated on refund (updated_at, id);

-- What left the gate and what came back, as logistics announced it; it may be known before its order or its revision is.
-- Completed: the revision of which logistics found, after an amendment, that all had left with this shipment.
create table shipped
(
    id                 uuid primary key,
    order_id           uuid    not null,
    shipment_id        uuid    not null,
    number             text,
    returned           boolean not null,
    revision           int     not null,
    complete           boolean not null,
    completed_revision int,
    reason             text,
    occurred_on        date    not null,
    invoice_id         uuid
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

-- Replacing, of an invoice: so much of it is for goods in place of such that were credited when they came back. Repriced, of a
-- credit note: so much of it an amendment's lower prices had taken off what is owed already.
create table invoice
(
    id                   uuid primary key,
    kind                 text           not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    number               text           not null unique,
    order_id             uuid           not null references receivable,
    order_number         text           not null,
    revision             int            not null,
    customer_id          uuid           not null,
    customer_code        text,
    customer_name        text,
    customer_external_id text,
    shipment_id          uuid,
    shipment_number      text,
    invoice_id           uuid references invoice,
    invoice_number       text,
    due_on               date,
    contract_number      text,
    contract_date        date,
    incoterm             text,
    place                text,
    destination          text,
    bank_account         text,
    amount               numeric(19, 4) not null check (amount >= 0),
    currency             text           not null,
    replacing            numeric(19, 4) not null default 0 check (replacing between 0 and amount),
    repriced             numeric(19, 4) not null default 0 check (repriced between 0 and amount),
    reason               text,
    issued_on            date           not null,
    issued_by            text           not null,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now()
);
create index invoice_order on invoice (order_id);
create index invoice_of on invoice (invoice_id);
create index invoice_customer on invoice (customer_id, created_at, id);
create index invoice_day on invoice (issued_on, id);
create index invoice_created on invoice (created_at, id);
create index invoice_updated on invoice (updated_at, id);

create table invoice_line
(
    invoice_id          uuid           not null references invoice,
    position            int            not null,
    line_id             uuid,
    charge_kind         text,
    text                text           not null,
    text_zh             text           not null,
    model               text,
    colour              text,
    size                text,
    quantity            int,
    unit_price          numeric(19, 4),
    amount              numeric(19, 4) not null,
    currency            text           not null,
    product_id          uuid,
    external_id         text,
    product_external_id text,
    primary key (invoice_id, position)
);

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

-- The dunning letters that were written: each level once per debt, however often the payment is asked for anew. Debts of one
-- kind are numbered: one that was asked for after the one before had been paid is dunned from its beginning.
create table dunning_letter
(
    order_id   uuid           not null references receivable,
    kind       text           not null check (kind in ('DEPOSIT', 'BALANCE')),
    debt       int            not null default 1,
    level      int            not null check (level between 1 and 3),
    amount     numeric(19, 4) not null,
    currency   text           not null,
    due_on     date           not null,
    written_on date           not null,
    primary key (order_id, kind, debt, level)
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

-- What merchandisers and inspectors claim back, by day and meal.
create table expense_claim
(
    id                uuid primary key,
    version           bigint      not null,
    claimant          text        not null,
    order_id          uuid references receivable,
    trip              text,
    trip_starts_on    date,
    trip_ends_on      date check (trip_ends_on >= trip_starts_on),
    status            text        not null check (status in ('DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'PAID')),
    recorded_at       timestamptz not null,
    decided_by        text,
    decided_at        timestamptz,
    rejected_because  text,
    paid_by           text,
    paid_on           date,
    payment_reference text,
    created_at        timestamptz not null default now(),
    updated_at        timestamptz not null default now(),
    constraint expense_for_something check (order_id is not null or trip is not null),
    constraint expense_four_eyes check (decided_by <> claimant and paid_by <> claimant),
    constraint expense_paid check ((status = 'PAID') = (paid_by is not null and payment_reference is not null))
);
create index expense_claim_claimant on expense_claim (claimant, created_at, id);
create index expense_claim_status on expense_claim (status, created_at, id);
create index expense_claim_order on expense_claim (order_id, created_at, id);
create index expense_claim_created on expense_claim (created_at, id);
create index expense_claim_updated on expense_claim (updated_at, id);

create table expense_line
(
    claim_id         uuid           not null references expense_claim,
    number           int            not null,
    spent_on         date           not null,
    kind             text           not null,
    amount           numeric(19, 4) not null check (amount > 0),
    currency         text           not null,
    currency_assumed boolean,
    year_derived     boolean,
    remark           text,
    primary key (claim_id, number)
);
create index expense_line_day on expense_line (spent_on);

-- Which inspector was given which lot, as quality announced it last: an inspector travels for the orders of these lots.
create table inspected_lot
(
    assignment_id uuid primary key,
    order_id      uuid not null,
    inspector     text not null
);
create index inspected_lot_order on inspected_lot (order_id);

-- The statements that cashiers imported. lines_read is how far into the file the lines are booked: whoever goes on after a
-- kill goes on there, and whoever finds it moved leaves the rest to who moved it. Chinese banks hand out tables in GB18030 as
-- well; the encoding of a file is told once, when it is handed in.
create table statement_import
(
    id           uuid primary key,
    version      bigint      not null,
    file_name    text        not null,
    format       text        not null check (format in ('CSV', 'CSV_GB18030', 'XLSX', 'CAMT_053')),
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
    created_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    check (lines_read = booked + ignored + duplicates + rejected),
    check ((state = 'FAILED') = (flaw is not null))
);
create index statement_import_pending on statement_import (touched_at) where state in ('RECEIVED', 'BOOKING');
create index statement_import_created on statement_import (created_at, id);
create index statement_import_updated on statement_import (updated_at, id);

-- The file itself, packed, in pieces that a small process can hold.
create table statement_chunk
(
    import_id uuid                   not null references statement_import,
    n         int                    not null,
    content   bytea storage external not null,
    primary key (import_id, n)
);

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
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    unique (bank_account, serial)
);
create index bank_line_import on bank_line (import_id, created_at, id) where import_id is not null;
create index bank_line_credit on bank_line (created_at, id) where direction = 'CREDIT';
create index bank_line_day on bank_line (booked_on, id);
create index bank_line_message on bank_line (message_id) where message_id is not null;
create index bank_line_transaction on bank_line (transaction_id) where transaction_id is not null;
create index bank_line_created on bank_line (created_at, id);
create index bank_line_updated on bank_line (updated_at, id);

-- Which line an ERP's message told of. Content: what two like payments of one day have in common.
create table erp_transaction
(
    source  text not null,
    id      text not null,
    content text not null,
    line_id uuid not null references bank_line,
    primary key (source, id)
);
create index erp_transaction_content on erp_transaction (content);

-- What is written down of money is added to or goes on, and is never removed.
revoke delete on customer, product, receivable, completion, charge, receipt, receipt_allocation, refund, shipped,
    shipped_line, number_range, dispute, credit_limit, expense_claim, inspected_lot, statement_import, erp_transaction from ${app_role};

-- Documents, and what was once said or done, are never changed either.
revoke update, delete on priced_line, waiver, counter_entry, credit_application, invoice, invoice_line, contact,
    dunning_letter, statement_chunk, rejected_line, bank_line from ${app_role};
revoke update, delete, truncate on journal_entry, posting from ${app_role};

-- What was announced of an order's deposit and balance, in that order: the ledger of a past day, the numbers of debts and the
-- check of the gates are read from it. Only added to, as the journal is.
create table milestone
(
    seq         bigint generated always as identity primary key,
    order_id    uuid not null references receivable,
    kind        text not null check (kind in ('DEPOSIT', 'BALANCE')),
    what        text not null check (what in ('ASKED', 'CONFIRMED', 'REVOKED', 'BOUNCED')),
    revision    int  not null,
    due_on      date check ((due_on is not null) = (what = 'ASKED')),
    occurred_on date not null
);

create index milestone_of_order on milestone (order_id, kind, seq);

revoke update, delete, truncate on milestone from ${app_role};
