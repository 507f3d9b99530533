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
revoke update, delete on counter_entry from ${app_role};
