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
create index inspected_order_merchandiser on inspected_order (merchandiser, id);

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

create table line_outcome
(
    order_id     uuid    not null references inspected_order,
    line_id      uuid    not null,
    packed       int     not null,
    short_closed boolean not null,
    primary key (order_id, line_id)
);

create table factory
(
    id           uuid primary key,
    code         text   not null,
    name         text   not null,
    working_week text[] not null
);

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
    inspector               text,
    start_on                date,
    complete_on             date,
    started_on              date,
    produced                int     not null,
    packed                  int     not null,
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
    meeting_topics          text[]
);
create index inspection_plan_order on inspection_plan (order_id, id);
create index inspection_plan_factory on inspection_plan (factory_id, id);
create index inspection_plan_inspector on inspection_plan (inspector, id);

create table plan_share
(
    plan_id  uuid not null references inspection_plan,
    line_id  uuid not null,
    quantity int  not null,
    primary key (plan_id, line_id)
);

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
    unique (plan_id, kind, number)
);

create table sample_check
(
    sample_id uuid    not null references sample,
    aspect    text    not null,
    conforms  boolean not null,
    remark    text,
    primary key (sample_id, aspect)
);

create table sample_measurement
(
    sample_id uuid          not null references sample,
    point     text          not null,
    specified numeric(6, 2) not null,
    tolerance numeric(6, 2) not null,
    measured  numeric(6, 2) not null
);
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
    unique (plan_id, number)
);

create table meeting_point
(
    meeting_id  uuid    not null references pre_production_meeting,
    topic       text    not null,
    explained   boolean not null,
    explanation text
);
create index meeting_point_meeting on meeting_point (meeting_id);
