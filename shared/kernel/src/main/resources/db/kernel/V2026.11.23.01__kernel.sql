-- What every service keeps beside its own tables: its announcements, what it has applied, its audit trail.
-- The migrator owns all of it; the application has DML only, and may only append where history is kept.

alter default privileges in schema public grant select, insert, update, delete on tables to ${app_role};
alter default privileges in schema public grant usage, select on sequences to ${app_role};

-- A restored database announces under a new epoch (POST /api/ops/<service>/epoch).
create table producer
(
    one   boolean primary key default true check (one),
    epoch uuid not null
);
insert into producer (epoch) values (gen_random_uuid());

-- One row per key: its lock puts the events of one key into commit order without gaps.
create table event_stream
(
    key            text primary key,
    seq            bigint not null,
    blocked_reason text,
    blocked_event  uuid
);
create index event_stream_blocked on event_stream (key) where blocked_reason is not null;

-- Every event this service ever announced, for replay and audit; never updated.
create table domain_event
(
    id          uuid primary key,
    topic       text        not null,
    key         text        not null,
    seq         bigint      not null,
    epoch       uuid        not null,
    type        text        not null,
    time        timestamptz not null,
    traceparent text,
    twin        uuid,
    data        text        not null,
    unique (key, seq, epoch)
);
create index domain_event_time on domain_event (time);

-- Pending pointers into domain_event; a row disappears when the broker has acknowledged.
create table outbox
(
    id       bigint generated always as identity primary key,
    bucket   smallint not null,
    event_id uuid     not null references domain_event
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
create index outbox_pending on outbox (bucket, id);

create table outbox_bucket
(
    bucket smallint primary key
);
insert into outbox_bucket select generate_series(0, 15);

create table inbox
(
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index inbox_received on inbox (received_at);

-- twin: the older version of the fact that was applied last, which comes next and is passed over.
create table inbox_stream
(
    consumer      text   not null,
    topic         text   not null,
    key           text   not null,
    applied       bigint not null default 0,
    epoch         uuid,
    parked_reason text,
    twin          uuid,
    primary key (consumer, topic, key)
);

create table parked_event
(
    consumer    text        not null,
    topic       text        not null,
    key         text        not null,
    seq         bigint      not null,
    event_id    uuid        not null,
    epoch       uuid,
    type        text,
    twin        uuid,
    time        timestamptz,
    traceparent text,
    data        bytea,
    reason      text        not null,
    parked_at   timestamptz not null default now(),
    primary key (consumer, event_id)
);
create index parked_event_stream on parked_event (consumer, topic, key, seq);

create table idempotency
(
    principal    text        not null,
    key          text        not null,
    request_hash text        not null,
    status       int         not null,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null default now(),
    primary key (principal, key)
);
create index idempotency_created on idempotency (created_at);

create table clock_offset
(
    one     boolean primary key default true check (one),
    seconds bigint not null default 0
);
insert into clock_offset default values;

-- The years of the company calendar as production-service announced them.
create table calendar_year
(
    year      int primary key,
    holidays  date[] not null,
    make_up   date[] not null,
    estimated boolean not null
);

create table attachment
(
    id          uuid primary key,
    owner       text        not null,
    name        text        not null,
    media_type  text        not null,
    sha256      text        not null,
    size        bigint      not null,
    content     bytea       not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
create index attachment_owner on attachment (owner, uploaded_at);

create table audit_chain
(
    key  text primary key,
    n    bigint not null,
    hash text   not null
);

create table audit_event
(
    key          text        not null,
    n            bigint      not null,
    recorded_at  timestamptz not null,
    entity       text        not null,
    entity_id    text        not null,
    change       text        not null,
    who          text        not null,
    roles        text        not null,
    command      text        not null,
    reason       text,
    request_id   text,
    source_event uuid,
    before       text,
    after        text,
    hash         text        not null,
    primary key (key, n)
);

-- Appends one link to the hash chain of a key. Runs as the owner, because the application may not write the table.
create function audit_append(p_key text, p_recorded_at timestamptz, p_entity text, p_entity_id text, p_change text,
                             p_who text, p_roles text, p_command text, p_reason text, p_request_id text,
                             p_source_event uuid, p_before text, p_after text) returns void
    language plpgsql
    security definer set search_path = public, pg_temp as
$$
declare
    link audit_chain;
begin
    insert into audit_chain (key, n, hash) values (p_key, 0, '')
    on conflict (key) do update set key = excluded.key
    returning * into link;
    link.n := link.n + 1;
    link.hash := audit_hash(link.hash, p_key, link.n, p_recorded_at, p_entity, p_entity_id, p_change, p_who, p_roles,
                            p_command, p_reason, p_request_id, p_source_event, p_before, p_after);
    update audit_chain set n = link.n, hash = link.hash where key = p_key;
    insert into audit_event (key, n, recorded_at, entity, entity_id, change, who, roles, command, reason, request_id,
                             source_event, before, after, hash)
    values (p_key, link.n, p_recorded_at, p_entity, p_entity_id, p_change, p_who, p_roles, p_command, p_reason,
            p_request_id, p_source_event, p_before, p_after, link.hash);
end
$$;

create function audit_hash(p_previous text, p_key text, p_n bigint, p_recorded_at timestamptz, p_entity text,
                           p_entity_id text, p_change text, p_who text, p_roles text, p_command text, p_reason text,
                           p_request_id text, p_source_event uuid, p_before text, p_after text) returns text
    language sql
    immutable as
$$
select encode(sha256(convert_to(jsonb_build_array(p_previous, p_key, p_n, extract(epoch from p_recorded_at), p_entity,
                                                  p_entity_id, p_change, p_who, p_roles, p_command, p_reason,
                                                  p_request_id, p_source_event, p_before, p_after)::text, 'UTF8')), 'hex')
$$;

-- The links of a key whose hash does not follow from their content and their predecessor, and the last one that was ever
-- written if it is gone; empty when the chain is intact.
create function audit_broken(p_key text) returns table (n bigint)
    language sql
    stable as
$$
select e.n
from (select a.*, lag(a.hash, 1, '') over (order by a.n) as previous, row_number() over (order by a.n) as position
      from audit_event a
      where a.key = p_key) e
where e.position <> e.n
   or e.hash <> audit_hash(e.previous, e.key, e.n, e.recorded_at, e.entity, e.entity_id, e.change, e.who, e.roles,
                           e.command, e.reason, e.request_id, e.source_event, e.before, e.after)
union
select c.n
from audit_chain c
where c.key = p_key
  and not exists (select from audit_event e where e.key = c.key and e.n = c.n and e.hash = c.hash)
order by 1
$$;

revoke update, delete on domain_event from ${app_role};
revoke insert, update, delete on audit_event, audit_chain from ${app_role};
revoke all on function audit_append(text, timestamptz, text, text, text, text, text, text, text, text, uuid, text, text) from public;
grant execute on function audit_append(text, timestamptz, text, text, text, text, text, text, text, text, uuid, text, text) to ${app_role};
