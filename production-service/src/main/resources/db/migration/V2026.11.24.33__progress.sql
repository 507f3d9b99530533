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
create index progress_report_counted on progress_report (assignment_id, line_id, process)
    include (quantity, scrapped, reworked) where status = 'COUNTED';
create index progress_report_pending on progress_report (assignment_id, reported_at) where status = 'PENDING';
revoke delete on progress_report from ${app_role};
