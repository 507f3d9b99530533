-- How the products of a series are made where that is not cutting, sewing, pressing, packing.
create table routing
(
    id       uuid primary key,
    version  bigint not null,
    series   text   not null unique
);
create table routing_step
(
    routing_id   uuid   not null references routing,
    number       int    not null,
    process      text   not null,
    name         text   not null,
    name_zh      text   not null,
    from_percent int    not null,
    to_percent   int    not null,
    follows      text[] not null,
    primary key (routing_id, number)
);

-- What a lot was given out with, the usual processes if nothing: a later routing of its series moves it no more, and
-- nothing may rewrite it.
create table work_step
(
    assignment_id uuid   not null references work_assignment,
    number        int    not null,
    process       text   not null,
    name          text   not null,
    name_zh       text   not null,
    from_percent  int    not null,
    to_percent    int    not null,
    follows       text[] not null,
    primary key (assignment_id, number)
);
revoke update, delete on work_step from ${app_role};

-- Where a process stands along the route of its lot.
alter table planned_process
    add number int not null default 0;
update planned_process
set number = array_position(array ['CUTTING', 'SEWING', 'PRESSING', 'PACKING'], process);
