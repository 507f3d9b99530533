-- Of an invoice: so much of it is for goods in place of such that were credited when they came back.
alter table invoice add column replacing numeric(19, 4) not null default 0 check (replacing between 0 and amount);
-- Of a credit note: so much of it an amendment's lower prices had taken off what is owed already.
alter table invoice add column repriced numeric(19, 4) not null default 0 check (repriced between 0 and amount);
