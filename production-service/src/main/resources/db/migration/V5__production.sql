-- Parts of words are looked for by their trigrams.
create extension if not exists pg_trgm;

create table factory
(
    id               uuid primary key,
    version          bigint  not null,
    code             text    not null unique,
    name             text    not null,
    address          text,
    active           boolean not null,
    working_week     text[],
    capacity_per_day int check (capacity_per_day > 0),
    -- What it says it can make, null where nobody knows.
    series           text[],
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now()
);
grant select, insert, update on factory to ${app_role};
create index factory_created on factory (created_at, id);
create index factory_updated on factory (updated_at, id);

-- One production order per customer order, for ever: the order's id is its id. The facts that open it come from two
-- topics in either order, so that either half may be missing.
create table production_order
(
    id                         uuid primary key,
    version                    bigint      not null,
    status                     text        not null,
    since                      timestamptz not null,
    order_number               text,
    revision                   int         not null,
    merchandiser               text,
    salesperson                text,
    due_on                     date,
    tolerance_percent          numeric(5, 2),
    requirements               text[],
    deposit_revision           int,
    deposit_confirmed          boolean,
    deposit_shortfall          numeric(19, 4),
    deposit_shortfall_currency text,
    deposit_revoked_because    text,
    hold_reason                text,
    held_by                    text,
    held_on                    date,
    held_at                    timestamptz,
    cancelled_because          text,
    cancelled_by               text,
    cancelled_on               date,
    expected_on                date,
    late_days                  int,
    created_at                 timestamptz not null default now(),
    updated_at                 timestamptz not null default now()
);
grant select, insert, update on production_order to ${app_role};
create index production_order_merchandiser on production_order (merchandiser, created_at, id);
create index production_order_salesperson on production_order (salesperson, created_at, id);
create index production_order_status on production_order (status, created_at, id);
create index production_order_number on production_order (order_number);
create index production_order_words on production_order using gin (lower(order_number) gin_trgm_ops);
create index production_order_due on production_order ((coalesce(due_on, date '9999-12-31')), id);
create index production_order_created on production_order (created_at, id);
create index production_order_updated on production_order (updated_at, id);

-- A line that an amendment took out of the order stays, with nothing to make: its id is never used again.
create table ordered_line
(
    id                  uuid primary key,
    production_order_id uuid not null references production_order,
    number              int  not null,
    series              text not null,
    model               text not null,
    specification       text not null,
    colour              text not null,
    size                text not null,
    quantity            int  not null check (quantity >= 0)
);
grant select, insert, update on ordered_line to ${app_role};
create index ordered_line_production_order on ordered_line (production_order_id);

create table work_assignment
(
    id                       uuid primary key,
    version                  bigint      not null,
    production_order_id      uuid        not null references production_order,
    revision                 int         not null,
    factory_id               uuid        not null references factory,
    lot                      text        not null,
    assigned_on              date        not null,
    assigned_at              timestamptz not null,
    assigned_by              text        not null,
    status                   text        not null,
    since                    timestamptz not null,
    materials_checked_on     date,
    materials_checked_by     text,
    shortage_overridden_by   text,
    shortage_override_reason text,
    started_on               date,
    completed_on             date,
    hold_reason              text,
    held_by                  text,
    held_on                  date,
    held_at                  timestamptz,
    cancelled_because        text,
    cancelled_by             text,
    cancelled_on             date,
    created_at               timestamptz not null default now(),
    updated_at               timestamptz not null default now(),
    unique (production_order_id, lot),
    constraint materials_override_four_eyes check (shortage_overridden_by <> materials_checked_by)
);
grant select, insert, update on work_assignment to ${app_role};
create index work_assignment_factory on work_assignment (factory_id, created_at, id);
create index work_assignment_under_way on work_assignment (factory_id) where status in ('ASSIGNED', 'STARTED');
create index work_assignment_status on work_assignment (status, created_at, id);
create index work_assignment_created on work_assignment (created_at, id);
create index work_assignment_updated on work_assignment (updated_at, id);
-- A factory's record is asked for by factory and by lot.
create index work_assignment_completed on work_assignment (factory_id) where status = 'COMPLETED';

create table work_share
(
    assignment_id uuid not null references work_assignment,
    line_id       uuid not null references ordered_line,
    quantity      int  not null check (quantity > 0),
    primary key (assignment_id, line_id)
);
grant select, insert, delete on work_share to ${app_role};

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
grant select, insert on work_step to ${app_role};

-- What amendments did to lots: what was planned, checked and counted for the quantity before has to be looked at again.
create table lot_change
(
    assignment_id uuid    not null references work_assignment,
    revision      int     not null,
    sets_before   int     not null,
    sets_after    int     not null,
    plan_number   int,
    reason        text    not null,
    changed_on    date    not null,
    changed_by    text    not null,
    -- An amendment may leave the quantity of a line and make another article of it.
    other_article boolean not null default false,
    primary key (assignment_id, revision)
);
grant select, insert on lot_change to ${app_role};

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
grant select, insert on plan_revision to ${app_role};
create table planned_process
(
    plan_revision_id uuid not null references plan_revision,
    process          text not null,
    start_on         date not null,
    end_on           date not null,
    -- Where it stands along the route of its lot.
    number           int  not null default 0,
    primary key (plan_revision_id, process)
);
grant select, insert on planned_process to ${app_role};

create table open_shortage
(
    assignment_id uuid           not null references work_assignment,
    material      text           not null,
    missing       numeric(12, 3) not null,
    unit          text           not null
);
grant select, insert, delete on open_shortage to ${app_role};
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
grant select, insert on short_closure to ${app_role};

-- How the products of a series are made where that is not cutting, sewing, pressing, packing.
create table routing
(
    id      uuid primary key,
    version bigint not null,
    series  text   not null unique
);
grant select, insert, update, delete on routing to ${app_role};
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
grant select, insert, delete on routing_step to ${app_role};

-- The company calendar's years, of which this service is the owner; calendar_year is the copy that every service keeps.
create table published_year
(
    id        uuid primary key,
    version   bigint  not null,
    year      int     not null unique,
    holidays  date[]  not null,
    make_up   date[]  not null,
    estimated boolean not null
);
grant select, insert, update on published_year to ${app_role};

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
grant select, insert, update on quality_record to ${app_role};
create index quality_record_inspector on quality_record (inspector, assignment_id);

-- recorded_at: when production heard of an inspection and of a rework, so that each report knows what is new. Business
-- time; unknown for what was heard before that was noted.
create table inspection_note
(
    inspection_id      uuid primary key,
    version            bigint not null,
    assignment_id      uuid   not null,
    order_id           uuid   not null,
    kind               text,
    number             int,
    process            text,
    verdict            text,
    critical           int,
    major              int,
    minor              int,
    open_points        text[],
    reported_on        date,
    recorded_at        timestamptz,
    rework_quantity    int,
    rework_reason      text,
    rework_on          date,
    rework_recorded_at timestamptz
);
grant select, insert, update on inspection_note to ${app_role};
create index inspection_note_assignment on inspection_note (assignment_id, inspection_id);
create index inspection_note_final on inspection_note (assignment_id) where kind = 'FINAL';

create table material_delivery
(
    id                  uuid primary key,
    version             bigint      not null,
    assignment_id       uuid        not null references work_assignment,
    order_id            uuid        not null references production_order,
    delivery_note       text        not null,
    arrived_at          timestamptz not null,
    registered_by       text        not null,
    counted_at          timestamptz,
    counted_by          text,
    confirmed_at        timestamptz,
    confirmed_by        text,
    confirmation_remark text,
    created_at          timestamptz not null default now(),
    updated_at          timestamptz not null default now(),
    constraint material_count_four_eyes check (confirmed_by <> counted_by)
);
grant select, insert, update on material_delivery to ${app_role};
create index material_delivery_assignment on material_delivery (assignment_id, created_at, id);
create index material_delivery_created on material_delivery (created_at, id);
create index material_delivery_updated on material_delivery (updated_at, id);

create table material_item
(
    id              uuid primary key,
    delivery_id     uuid           not null references material_delivery,
    material        text           not null,
    name            text           not null,
    unit            text           not null,
    listed          numeric(12, 3) not null check (listed > 0),
    listed_width_cm numeric(5, 1),
    counted         numeric(12, 3) check (counted >= 0),
    width_cm        numeric(5, 1),
    defect_points   int,
    remark          text,
    unique (delivery_id, material)
);
grant select, insert, update on material_item to ${app_role};

create table replenishment
(
    id          uuid primary key,
    delivery_id uuid           not null references material_delivery,
    material    text           not null,
    quantity    numeric(12, 3) not null check (quantity > 0),
    remark      text,
    occurred_on date           not null,
    recorded_by text           not null
);
grant select, insert on replenishment to ${app_role};
create index replenishment_delivery on replenishment (delivery_id);

-- What factories said they have done. Sums are computed from it; nothing of it is ever deleted.
create table progress_report
(
    id              uuid primary key,
    version         bigint      not null,
    assignment_id   uuid        not null references work_assignment,
    order_id        uuid        not null references production_order,
    report_key      text        not null,
    line_id         uuid        not null references ordered_line,
    process         text        not null,
    quantity        int         not null,
    scrapped        int         not null,
    reworked        int         not null,
    reason          text,
    occurred_on     date        not null,
    reported_at     timestamptz not null,
    recorded_at     timestamptz not null,
    recorded_by     text        not null,
    status          text        not null,
    pending_because text,
    unique (assignment_id, report_key)
);
grant select, insert, update on progress_report to ${app_role};
create index progress_report_counted on progress_report (assignment_id, line_id, process)
    include (quantity, scrapped, reworked) where status = 'COUNTED';
create index progress_report_pending on progress_report (assignment_id, reported_at) where status = 'PENDING';

-- One report per business day, kept as it was sent. as_of: up to when it tells. Instants in business time.
create table daily_report
(
    id         uuid primary key,
    day        date        not null unique,
    as_of      timestamptz not null,
    written_at timestamptz not null,
    news       boolean     not null,
    content    text        not null
);
grant select, insert on daily_report to ${app_role};

-- told_at: where several days of reports are made up for, one notice names them all. Business time.
create table report_alarm
(
    day       date primary key,
    reason    text        not null,
    raised_at timestamptz not null,
    missed    text[]      not null,
    told_at   timestamptz
);
grant select, insert, update (told_at) on report_alarm to ${app_role};

-- What business time was ahead of real time by, and since when: the proof of a hand-over is in real time, while in time or
-- late is judged by business time.
create table clock_move
(
    moved_at timestamptz primary key,
    seconds  bigint not null
);
grant select, insert on clock_move to ${app_role};
insert into clock_move (moved_at, seconds) select '-infinity', seconds from clock_offset;

create function note_clock_move() returns trigger
    language plpgsql as
$$
begin
    insert into clock_move (moved_at, seconds) values (clock_timestamp(), new.seconds) on conflict do nothing;
    return null;
end
$$;
create trigger clock_moves after update on clock_offset for each row execute function note_clock_move();

create function business_time(p_real timestamptz) returns timestamptz
    language sql stable as
$$
    select p_real + (select max(seconds) from clock_move where moved_at <= p_real) * interval '1 second'
$$;
