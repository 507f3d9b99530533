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
    constraint expense_for_something check (order_id is not null or trip is not null),
    constraint expense_four_eyes check (decided_by <> claimant and paid_by <> claimant),
    constraint expense_paid check ((status = 'PAID') = (paid_by is not null and payment_reference is not null))
);
create index expense_claim_claimant on expense_claim (claimant, id);
create index expense_claim_status on expense_claim (status, id);

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

revoke delete on expense_claim from ${app_role};
