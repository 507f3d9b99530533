-- Debts of one kind are numbered: one that was asked for after the one before had been paid is dunned from its beginning.
alter table dunning_letter
    add column debt int not null default 1,
    drop constraint dunning_letter_pkey,
    add primary key (order_id, kind, debt, level);
