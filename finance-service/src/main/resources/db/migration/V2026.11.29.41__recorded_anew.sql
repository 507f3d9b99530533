-- What was confirmed for the wrong order is reversed, and the same arrival recorded for the right one: it is taken once among
-- the receipts that stand.
drop index receipt_once;
create unique index receipt_once on receipt (replace(bank_account, ' ', ''), replace(bank_serial, ' ', ''))
    where status not in ('REJECTED', 'REVERSED');

-- A line of a statement is shown with the last receipt of its arrival, reversed or not.
create index receipt_arrival on receipt (replace(bank_account, ' ', ''), replace(bank_serial, ' ', ''))
    where status <> 'REJECTED';
