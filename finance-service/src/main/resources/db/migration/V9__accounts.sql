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
