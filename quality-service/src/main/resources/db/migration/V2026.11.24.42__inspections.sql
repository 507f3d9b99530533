create table inspection
(
    id                     uuid primary key,
    version                bigint      not null,
    plan_id                uuid        not null references inspection_plan,
    order_id               uuid        not null,
    order_revision         int         not null,
    kind                   text        not null,
    number                 int         not null,
    process                text,
    status                 text        not null,
    booked_on              date        not null,
    booked_at              timestamptz not null,
    booked_by              text        not null,
    lot_size               int         not null,
    packed                 int         not null,
    resubmission_of        uuid references inspection,
    mandatory              uuid[]      not null,
    interval_days          int,
    seed                   bigint      not null,
    cartons                int,
    inspected              int,
    focus                  text[],
    remark                 text,
    reported_on            date,
    reported_at            timestamptz,
    reported_by            text,
    signed_by              text,
    signed_hash            text,
    signed_on              date,
    signed_at              timestamptz,
    signature_recorded_by  text,
    signature_scan         uuid,
    signature_confirmed_by text,
    rectified_on           date,
    rectified_by           text,
    rectified_remark       text,
    decided_accepted       boolean,
    decided_reason         text,
    decided_on             date,
    decided_by             text,
    reinspection           text,
    reworked_on            date,
    reworked_by            text,
    reworked_remark        text,
    unique (plan_id, kind, number),
    -- Four eyes: who inspects does not decide.
    check (decided_by <> reported_by and decided_by <> booked_by)
);
create index inspection_order on inspection (order_id, id);

-- Kept as they were when the inspection was booked; later tables move no earlier verdict.
create table inspection_class_plan
(
    inspection_id         uuid    not null references inspection,
    defect_class          text    not null,
    level                 text,
    aql                   numeric,
    severity              text,
    code_letter           text,
    effective_code_letter text,
    sample_size           int     not null,
    accept_number         int     not null,
    reject_number         int     not null,
    full_inspection       boolean not null,
    source                text    not null,
    primary key (inspection_id, defect_class)
);

create table defect
(
    inspection_id uuid not null references inspection,
    code          text not null,
    defect_class  text not null,
    process       text,
    unit          int,
    remark        text
);
create index defect_inspection on defect (inspection_id);

create table checked_point
(
    inspection_id uuid    not null references inspection,
    point_id      uuid    not null,
    resolved      boolean not null,
    remark        text,
    primary key (inspection_id, point_id)
);

create table remainder_report
(
    id            uuid primary key,
    version       bigint      not null,
    plan_id       uuid        not null references inspection_plan,
    order_id      uuid        not null,
    inspection_id uuid        not null references inspection,
    quantity      int         not null,
    inspected     int         not null,
    anomalies     text[]      not null,
    resolved      boolean     not null,
    occurred_on   date        not null,
    recorded_at   timestamptz not null,
    recorded_by   text        not null
);
create index remainder_report_plan on remainder_report (plan_id, id);

create table goods_release
(
    id              uuid primary key,
    version         bigint      not null,
    order_id        uuid        not null references inspected_order,
    revision        int         not null,
    released_on     date        not null,
    released_at     timestamptz not null,
    released_by     text        not null,
    revoked_on      date,
    revoked_by      text,
    revoked_because text
);
-- One release at most stands for each revision.
create unique index goods_release_standing on goods_release (order_id, revision) where revoked_on is null;

create table released_line
(
    release_id uuid not null references goods_release,
    line_id    uuid not null,
    quantity   int  not null check (quantity > 0),
    primary key (release_id, line_id)
);
