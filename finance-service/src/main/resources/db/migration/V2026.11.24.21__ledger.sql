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

create table posting
(
    entry_id    uuid           not null references journal_entry,
    n           smallint       not null,
    account     text           not null,
    order_id    uuid,
    customer_id uuid           not null,
    amount      numeric(19, 4) not null check (amount <> 0),
    currency    text           not null,
    primary key (entry_id, n)
);
create index posting_order on posting (order_id, entry_id);
create index posting_customer on posting (customer_id) where account = 'CUSTOMER_MONEY';

-- A receipt may be for several orders of one customer; what is given to none is the customer's free money.
create table receipt_allocation
(
    receipt_id uuid           not null references receipt,
    order_id   uuid           not null references receivable,
    amount     numeric(19, 4) not null check (amount > 0),
    currency   text           not null,
    primary key (receipt_id, order_id)
);
create index receipt_allocation_order on receipt_allocation (order_id);
insert into receipt_allocation select id, order_id, amount, currency from receipt;

-- What stood before there was a journal is its first entries.
insert into journal_entry (id, kind, source_id, occurred_on, recorded_by, text)
select gen_random_uuid(), 'REVISION', order_id, current_date, 'finance-service', 'carried over'
from receivable
where total > 0;
insert into posting
select e.id, p.n, p.account, v.order_id, v.customer_id, p.sign * v.total, v.currency
from journal_entry e
         join receivable v on v.order_id = e.source_id
         cross join (values (1, 'RECEIVABLE', 1), (2, 'ORDERED', -1)) p (n, account, sign)
where e.kind = 'REVISION';
insert into journal_entry (id, kind, source_id, occurred_on, recorded_by, text)
select gen_random_uuid(), 'RECEIPT', id, occurred_on, confirmed_by, 'carried over'
from receipt
where status <> 'RECORDED';
insert into journal_entry (id, kind, source_id, occurred_on, recorded_by, text)
select gen_random_uuid(), 'REVERSAL', id, current_date, reversed_by, reversal_reason
from receipt
where status = 'REVERSED';
insert into posting
select e.id, p.n, p.account, r.order_id, v.customer_id,
       case e.kind when 'RECEIPT' then p.sign else -p.sign end * r.amount, r.currency
from journal_entry e
         join receipt r on r.id = e.source_id
         join receivable v on v.order_id = r.order_id
         cross join (values (1, 'BANK', 1), (2, 'ADVANCES', -1)) p (n, account, sign)
where e.kind in ('RECEIPT', 'REVERSAL');

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

revoke update, delete, truncate on journal_entry, posting from ${app_role};
