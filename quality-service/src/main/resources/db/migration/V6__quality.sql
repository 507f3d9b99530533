-- What order-service announced of an order; either it or production-service may be heard first.
create table inspected_order
(
    id                uuid primary key,
    version           bigint        not null,
    order_number      text,
    revision          int           not null,
    merchandiser      text,
    tolerance_percent numeric(5, 2) not null,
    requirements      text[]        not null,
    held_because      text,
    cancelled_because text
);
grant select, insert, update on inspected_order to ${app_role};
create index inspected_order_merchandiser on inspected_order (merchandiser, id);
create index inspected_order_number on inspected_order (order_number);

create table inspected_line
(
    order_id      uuid not null references inspected_order,
    line_id       uuid not null,
    number        int  not null,
    series        text not null,
    model         text not null,
    specification text not null,
    colour        text not null,
    size          text not null,
    quantity      int  not null,
    primary key (order_id, line_id)
);
grant select, insert, delete on inspected_line to ${app_role};
create index inspected_line_series on inspected_line (series, order_id);

create table line_outcome
(
    order_id     uuid    not null references inspected_order,
    line_id      uuid    not null,
    packed       int     not null,
    short_closed boolean not null,
    primary key (order_id, line_id)
);
grant select, insert, delete on line_outcome to ${app_role};

create table factory
(
    id           uuid primary key,
    code         text   not null,
    name         text   not null,
    working_week text[] not null
);
grant select, insert, update on factory to ${app_role};

-- One per work assignment, whose id it has.
create table inspection_plan
(
    id                      uuid primary key,
    version                 bigint  not null,
    order_id                uuid    not null,
    factory_id              uuid,
    lot                     text,
    revision                int     not null,
    quantity                int     not null,
    -- When the lot was given to its factory: from then on the pre-production sample is waited for.
    assigned_on             date,
    inspector               text,
    start_on                date,
    complete_on             date,
    started_on              date,
    produced                int     not null,
    packed                  int     not null,
    -- Those that something came through, as production announced it last.
    processes               text[]  not null default '{}',
    completed               boolean not null,
    held_because            text,
    agreed_mid_reports      int     not null,
    own_mid_reports         int check (own_mid_reports >= 8),
    own_mid_reports_by      text,
    own_mid_reports_reason  text,
    difficult_points        text[]  not null,
    approved_sample_id      uuid,
    approved_sample_earlier boolean,
    approved_sample_points  text[],
    approved_sample_reason  text,
    meeting_id              uuid,
    meeting_on              date,
    meeting_topics          text[],
    created_at              timestamptz not null default now(),
    updated_at              timestamptz not null default now()
);
grant select, insert, update on inspection_plan to ${app_role};
create index inspection_plan_order on inspection_plan (order_id, created_at, id);
create index inspection_plan_factory on inspection_plan (factory_id, created_at, id);
create index inspection_plan_inspector on inspection_plan (inspector, created_at, id);
create index inspection_plan_created on inspection_plan (created_at, id);
create index inspection_plan_updated on inspection_plan (updated_at, id);

create table plan_share
(
    plan_id  uuid not null references inspection_plan,
    line_id  uuid not null,
    quantity int  not null,
    primary key (plan_id, line_id)
);
grant select, insert, delete on plan_share to ${app_role};
create index plan_share_line on plan_share (line_id);

-- The bands of S3.9 in their stricter reading (decision 1). A later table begins on a later day and is whole in itself.
create table report_band
(
    id          int primary key,
    valid_from  date not null,
    from_pieces int  not null,
    to_pieces   int  not null,
    reports     int  not null check (reports > 0),
    check (from_pieces <= to_pieces)
);
grant select on report_band to ${app_role};
insert into report_band (id, valid_from, from_pieces, to_pieces, reports)
values (1, '2000-01-01', 1, 999, 2),
       (2, '2000-01-01', 1000, 2999, 4),
       (3, '2000-01-01', 3000, 4999, 6),
       (4, '2000-01-01', 5000, 10000, 8);

create table sample
(
    id                     uuid primary key,
    version                bigint      not null,
    plan_id                uuid        not null references inspection_plan,
    order_id               uuid        not null,
    kind                   text        not null,
    number                 int         not null,
    status                 text        not null,
    made_on                date        not null,
    recorded_at            timestamptz not null,
    remark                 text,
    factory_remark         text,
    open_points            text[]      not null,
    reported_on            date,
    reported_by            text,
    signed_by              text,
    signed_hash            text,
    signed_on              date,
    signed_at              timestamptz,
    signature_recorded_by  text,
    signature_scan         uuid,
    signature_confirmed_by text,
    carrier                text,
    tracking_number        text,
    sent_on                date,
    sent_by                text,
    received_on            date,
    received_by            text,
    concluded_on           date,
    concluded_by           text,
    concluded_remark       text,
    created_at             timestamptz not null default now(),
    updated_at             timestamptz not null default now(),
    unique (plan_id, kind, number),
    constraint sample_signature_four_eyes check (signature_recorded_by <> reported_by),
    constraint sample_receipt_four_eyes check (received_by <> sent_by),
    -- Who reported a sample may turn it down, and not let it pass.
    constraint sample_conclusion_four_eyes check (status = 'REJECTED' or concluded_by <> reported_by)
);
grant select, insert, update on sample to ${app_role};
create index sample_made on sample (made_on, id);
create index sample_status on sample (status, created_at, id);
create index sample_created on sample (created_at, id);
create index sample_updated on sample (updated_at, id);

create table sample_check
(
    sample_id uuid    not null references sample,
    aspect    text    not null,
    conforms  boolean not null,
    remark    text,
    primary key (sample_id, aspect)
);
grant select, insert, delete on sample_check to ${app_role};

create table sample_measurement
(
    sample_id uuid          not null references sample,
    point     text          not null,
    specified numeric(6, 2) not null,
    tolerance numeric(6, 2) not null,
    measured  numeric(6, 2) not null
);
grant select, insert, delete on sample_measurement to ${app_role};
create index sample_measurement_sample on sample_measurement (sample_id);

create table pre_production_meeting
(
    id                     uuid primary key,
    version                bigint      not null,
    plan_id                uuid        not null references inspection_plan,
    order_id               uuid        not null,
    number                 int         not null,
    held_on                date        not null,
    recorded_at            timestamptz not null,
    recorded_by            text        not null,
    attendees              text[]      not null,
    signed_by              text,
    signed_hash            text,
    signed_on              date,
    signed_at              timestamptz,
    signature_recorded_by  text,
    signature_scan         uuid,
    signature_confirmed_by text,
    created_at             timestamptz not null default now(),
    updated_at             timestamptz not null default now(),
    unique (plan_id, number),
    constraint meeting_signature_four_eyes check (signature_recorded_by <> recorded_by)
);
grant select, insert, update on pre_production_meeting to ${app_role};
create index pre_production_meeting_held on pre_production_meeting (held_on, id);
create index pre_production_meeting_created on pre_production_meeting (created_at, id);
create index pre_production_meeting_updated on pre_production_meeting (updated_at, id);

create table meeting_point
(
    meeting_id  uuid    not null references pre_production_meeting,
    topic       text    not null,
    explained   boolean not null,
    explanation text
);
grant select, insert on meeting_point to ${app_role};
create index meeting_point_meeting on meeting_point (meeting_id);

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
    -- Another inspection of the same visit, whose draw this one shares: what both show counts once.
    combined_with          uuid references inspection,
    mandatory              uuid[]      not null,
    interval_days          int,
    cartons                int,
    seed                   bigint,
    inspected              int,
    focus                  text[],
    remark                 text,
    reported_on            date,
    reported_at            timestamptz,
    reported_by            text,
    -- What the archive is searched by: both follow from the report and are written with it.
    reported_verdict       text,
    reported_hash          text,
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
    created_at             timestamptz not null default now(),
    updated_at             timestamptz not null default now(),
    unique (plan_id, kind, number),
    check ((cartons is null) = (seed is null)),
    constraint inspection_four_eyes check (decided_by <> reported_by and decided_by <> booked_by),
    -- The factory signs what the inspector states, with its own hand or through a scan that a third person confirms.
    constraint inspection_signature_four_eyes
        check (signature_scan is not null or signature_recorded_by <> reported_by),
    constraint inspection_scan_four_eyes
        check (signature_confirmed_by <> signature_recorded_by and signature_confirmed_by <> reported_by)
);
grant select, insert, update on inspection to ${app_role};
create index inspection_order on inspection (order_id, created_at, id);
create index inspection_reported on inspection (reported_on, id);
create index inspection_combined on inspection (combined_with) where combined_with is not null;
create index inspection_created on inspection (created_at, id);
create index inspection_updated on inspection (updated_at, id);

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
grant select, insert on inspection_class_plan to ${app_role};

create table defect
(
    inspection_id uuid not null references inspection,
    code          text not null,
    defect_class  text not null,
    process       text,
    unit          int,
    remark        text
);
grant select, insert, delete on defect to ${app_role};
create index defect_inspection on defect (inspection_id);
create index defect_code on defect (code, inspection_id);

create table checked_point
(
    inspection_id uuid    not null references inspection,
    point_id      uuid    not null,
    resolved      boolean not null,
    remark        text,
    primary key (inspection_id, point_id)
);
grant select, insert, delete on checked_point to ${app_role};

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
grant select, insert on remainder_report to ${app_role};
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
grant select, insert, update on goods_release to ${app_role};
-- One release at most stands for each revision.
create unique index goods_release_standing on goods_release (order_id, revision) where revoked_on is null;

create table released_line
(
    release_id uuid not null references goods_release,
    line_id    uuid not null,
    quantity   int  not null check (quantity > 0),
    primary key (release_id, line_id)
);
grant select, insert on released_line to ${app_role};

-- What a factory has to do about defects that an inspection found, and how it answered.
create table corrective_action
(
    id              uuid primary key,
    version         bigint      not null,
    inspection_id   uuid        not null references inspection,
    plan_id         uuid        not null references inspection_plan,
    order_id        uuid        not null,
    number          int         not null,
    required_action text        not null,
    due_on          date        not null,
    status          text        not null,
    raised_on       date        not null,
    raised_at       timestamptz not null,
    raised_by       text        not null,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    unique (inspection_id, number)
);
grant select, insert, update on corrective_action to ${app_role};
create index corrective_action_plan on corrective_action (plan_id, id);
create index corrective_action_due on corrective_action (due_on, id);
create index corrective_action_created on corrective_action (created_at, id);
create index corrective_action_updated on corrective_action (updated_at, id);

create table nonconformity
(
    action_id uuid not null references corrective_action,
    code      text not null,
    process   text,
    unique nulls not distinct (action_id, code, process)
);
grant select, insert on nonconformity to ${app_role};

create table corrective_answer
(
    action_id       uuid        not null references corrective_action,
    number          int         not null,
    evidence        text        not null,
    files           uuid[]      not null,
    answered_on     date        not null,
    answered_at     timestamptz not null,
    answered_by     text        not null,
    effective       boolean,
    verified_on     date,
    verified_by     text,
    verified_remark text,
    primary key (action_id, number),
    -- Four eyes: who answers does not verify.
    constraint corrective_action_four_eyes check (verified_by <> answered_by)
);
grant select, insert, delete on corrective_answer to ${app_role};

-- The pictures of an inspection; the files themselves lie among the attachments.
create table inspection_photo
(
    inspection_id uuid        not null references inspection,
    id            uuid        not null,
    code          text,
    process       text,
    unit          int,
    caption       text,
    name          text        not null,
    media_type    text        not null,
    sha256        text        not null,
    size          bigint      not null,
    added_at      timestamptz not null,
    added_by      text        not null,
    primary key (inspection_id, id)
);
grant select, insert, delete on inspection_photo to ${app_role};

-- Series of lots that the quality manager put under the switching rules of ISO 2859-1, and where each stands.
create table switched_series
(
    id                uuid primary key,
    version           bigint    not null,
    factory_id        uuid      not null,
    series            text      not null,
    defect_class      text      not null,
    active            boolean   not null,
    production_steady boolean   not null,
    reduced_wanted    boolean   not null,
    status            text      not null,
    score             int       not null check (score >= 0),
    recent            boolean[] not null check (cardinality(recent) <= 5),
    failures          int       not null check (failures between 0 and 4),
    unique (factory_id, series, defect_class)
);
grant select, insert, update on switched_series to ${app_role};
create index switched_series_factory on switched_series (factory_id, id);

-- The inspections whose lots were counted: each counts once, however often it is reported.
create table switched_lot
(
    series_id     uuid not null references switched_series,
    inspection_id uuid not null,
    primary key (series_id, inspection_id)
);
grant select, insert on switched_lot to ${app_role};
