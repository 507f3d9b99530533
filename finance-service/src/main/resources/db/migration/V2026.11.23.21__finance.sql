-- What an order owes, as it was announced. Its row is the lock that puts the confirmations of one order into one order.
-- What has arrived is no column here: it is always the sum of the receipts.
create table receivable
(
    order_id          uuid primary key,
    version           bigint         not null,
    order_number      text           not null,
    revision          int            not null check (revision > 0),
    customer_id       uuid           not null,
    merchandiser      text           not null,
    salesperson       text           not null,
    total             numeric(19, 4) not null check (total >= 0),
    currency          text           not null,
    deposit_percent   numeric(5, 2)  not null,
    deposit_due_days  int            not null,
    tolerance_percent numeric(5, 2),
    bank_account      text,
    due_on            date           not null
);
create index receivable_merchandiser on receivable (merchandiser, order_id);
create index receivable_salesperson on receivable (salesperson, order_id);
create index receivable_customer on receivable (customer_id, order_id);

create table receipt
(
    id              uuid primary key,
    version         bigint         not null,
    order_id        uuid           not null references receivable,
    amount          numeric(19, 4) not null check (amount > 0),
    currency        text           not null,
    bank_account    text           not null,
    bank_serial     text           not null,
    payer           text           not null,
    occurred_on     date           not null,
    status          text           not null check (status in ('RECORDED', 'CONFIRMED', 'REVERSED')),
    recorded_by     text           not null,
    recorded_at     timestamptz    not null,
    confirmed_by    text,
    confirmed_at    timestamptz,
    reversed_by     text,
    reversed_at     timestamptz,
    reversal_reason text,
    slip_id         uuid references attachment,
    slip_sha256     text,
    constraint receipt_four_eyes check (confirmed_by <> recorded_by),
    constraint receipt_confirmed check ((status = 'RECORDED') = (confirmed_by is null)),
    constraint receipt_reversed check ((status = 'REVERSED') = (reversed_by is not null and reversal_reason is not null))
);
create index receipt_order on receipt (order_id, status);

-- One arrival of money is one receipt (rule 12); banks and people space the same numbers differently.
create unique index receipt_once on receipt (replace(bank_account, ' ', ''), replace(bank_serial, ' ', ''));

-- Money that was written down is reversed, never removed.
revoke delete on receipt, receivable from ${app_role};
