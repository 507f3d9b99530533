-- What amendments did to lots: what was planned, checked and counted for the quantity before has to be looked at again.
create table lot_change
(
    assignment_id uuid not null references work_assignment,
    revision      int  not null,
    sets_before   int  not null,
    sets_after    int  not null,
    plan_number   int,
    reason        text not null,
    changed_on    date not null,
    changed_by    text not null,
    primary key (assignment_id, revision)
);
revoke update, delete on lot_change from ${app_role};
