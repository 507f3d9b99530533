-- Expenses that were paid before the journal knew of them are entries of it, dated as they were paid.
insert into journal_entry (id, kind, source_id, occurred_on, recorded_by, text)
select gen_random_uuid(), 'EXPENSE', id, paid_on, paid_by, payment_reference
from expense_claim
where status = 'PAID';
insert into posting (entry_id, n, account, order_id, customer_id, amount, currency)
select e.id,
       row_number() over (partition by e.id order by p.account desc, s.currency),
       p.account,
       case when p.account = 'EXPENSES' then c.order_id end,
       null,
       p.sign * s.amount,
       s.currency
from journal_entry e
         join expense_claim c on c.id = e.source_id
         join (select claim_id, currency, sum(amount) as amount from expense_line group by claim_id, currency) s
              on s.claim_id = c.id
         cross join (values ('EXPENSES', 1), ('BANK', -1)) p (account, sign)
where e.kind = 'EXPENSE';
create index posting_expenses on posting (entry_id) where account = 'EXPENSES';
