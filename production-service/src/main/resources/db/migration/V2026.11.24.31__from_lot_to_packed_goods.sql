alter table factory
    add working_week     text[],
    add capacity_per_day int check (capacity_per_day > 0);

-- A line that an amendment took out of the order stays, with nothing to make: its id is never used again.
alter table ordered_line
    drop constraint ordered_line_quantity_check,
    add check (quantity >= 0);

alter table production_order
    add tolerance_percent numeric(5, 2),
    add hold_reason       text,
    add held_by           text,
    add held_on           date,
    add held_at           timestamptz,
    add cancelled_because text,
    add cancelled_by      text,
    add cancelled_on      date,
    add expected_on       date,
    add late_days         int;

alter table work_assignment
    add status                   text not null default 'ASSIGNED',
    add since                    timestamptz,
    add materials_checked_on     date,
    add materials_checked_by     text,
    add shortage_overridden_by   text,
    add shortage_override_reason text,
    add started_on               date,
    add completed_on             date,
    add hold_reason              text,
    add held_by                  text,
    add held_on                  date,
    add held_at                  timestamptz,
    add cancelled_because        text,
    add cancelled_by             text,
    add cancelled_on             date;
update work_assignment set since = assigned_at;
alter table work_assignment
    alter status drop default,
    alter since set not null;
create index work_assignment_under_way on work_assignment (factory_id) where status in ('ASSIGNED', 'STARTED');

-- Plans are appended, never written over (rule 28): the application may not even try.
create table plan_revision
(
    id            uuid primary key,
    assignment_id uuid not null references work_assignment,
    number        int  not null,
    start_on      date not null,
    complete_on   date not null,
    ship_on       date,
    reason        text,
    planned_on    date not null,
    planned_by    text not null,
    unique (assignment_id, number)
);
create table planned_process
(
    plan_revision_id uuid not null references plan_revision,
    process          text not null,
    start_on         date not null,
    end_on           date not null,
    primary key (plan_revision_id, process)
);
revoke update, delete on plan_revision, planned_process from ${app_role};

create table open_shortage
(
    assignment_id uuid           not null references work_assignment,
    material      text           not null,
    missing       numeric(12, 3) not null,
    unit          text           not null
);
create index open_shortage_assignment on open_shortage (assignment_id);

create table short_closure
(
    assignment_id uuid not null references work_assignment,
    line_id       uuid not null references ordered_line,
    packed        int  not null,
    reason        text not null,
    closed_by     text not null,
    closed_on     date not null,
    primary key (assignment_id, line_id)
);

-- What quality announced, by assignment: a fact is recorded whether or not the assignment is known here yet.
create table quality_record
(
    assignment_id     uuid primary key,
    version           bigint  not null,
    order_id          uuid    not null,
    inspector         text,
    approved_revision int,
    sample_id         uuid,
    earlier_sample    boolean not null,
    meeting_id        uuid,
    meeting_on        date,
    approved_on       date
);
create index quality_record_inspector on quality_record (inspector, assignment_id);

create table inspection_note
(
    inspection_id   uuid primary key,
    version         bigint not null,
    assignment_id   uuid   not null,
    order_id        uuid   not null,
    kind            text,
    number          int,
    process         text,
    verdict         text,
    critical        int,
    major           int,
    minor           int,
    open_points     text[],
    reported_on     date,
    rework_quantity int,
    rework_reason   text,
    rework_on       date
);
create index inspection_note_assignment on inspection_note (assignment_id, inspection_id);
