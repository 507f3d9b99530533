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
    unique (inspection_id, number)
);
create index corrective_action_plan on corrective_action (plan_id, id);

create table nonconformity
(
    action_id uuid not null references corrective_action,
    code      text not null,
    process   text,
    unique nulls not distinct (action_id, code, process)
);

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
    check (verified_by <> answered_by)
);

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
