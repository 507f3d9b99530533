-- Which receipts a debit may be the taking back of, by account and amount.
create index receipt_taken_back on receipt (replace(bank_account, ' ', ''), amount)
    where status in ('RECORDED', 'CONFIRMED');
