-- What every service keeps beside its own tables: its announcements, what it has applied, what it does in the background
-- and which of its daily jobs have run, its audit trail. The migrator owns all of it; the application may do with each table
-- what is granted behind it, and nothing with any other: where history is kept, it may only append.

-- A restored database announces under a new epoch (POST /api/ops/<service>/epoch).
create table producer
(
    one   boolean primary key default true check (one),
    epoch uuid not null
);
grant select, update on producer to ${app_role};
insert into producer (epoch) values (gen_random_uuid());

-- One row per key: its lock puts the events of one key into commit order without gaps.
create table event_stream
(
    key            text primary key,
    seq            bigint not null,
    blocked_reason text,
    blocked_event  uuid
);
grant select, insert, update on event_stream to ${app_role};
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
grant select, insert on domain_event to ${app_role};
create index domain_event_time on domain_event (time);

-- Pending pointers into domain_event; a row disappears when the broker has acknowledged.
create table outbox
(
    id       bigint generated always as identity primary key,
    bucket   smallint not null,
    event_id uuid     not null references domain_event
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
grant select, insert, delete on outbox to ${app_role};
create index outbox_pending on outbox (bucket, id);

-- Whose state is to be told anew on which compacted topic. Notes and no set: who changes something never waits for who
-- tells of it.
create table state_due
(
    id       bigint generated always as identity primary key,
    topic    text        not null,
    key      text        not null,
    noted_at timestamptz not null default now()
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
grant select, insert, delete on state_due to ${app_role};
create index state_due_topic on state_due (topic, id);

-- How often the state of each was told: what is told later has the greater number.
create table state_told
(
    topic text   not null,
    key   text   not null,
    times bigint not null,
    primary key (topic, key)
);
grant select, insert, update on state_told to ${app_role};

create table outbox_bucket
(
    bucket smallint primary key
);
grant select, update on outbox_bucket to ${app_role};
insert into outbox_bucket select generate_series(0, 15);

create table inbox
(
    consumer    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
);
grant select, insert on inbox to ${app_role};
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
grant select, insert, update on inbox_stream to ${app_role};

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
grant select, insert, update, delete on parked_event to ${app_role};
create index parked_event_stream on parked_event (consumer, topic, key, seq);

-- Records that belong to no stream, as they came, beside the dead-letter topic; key and body are bytes, since they may hold
-- what no text does. headers: names and values as JSON. complete: all of it was kept. Never deleted by the application.
create table dead_letter
(
    id               uuid primary key,
    consumer         text        not null,
    topic            text        not null,
    record_partition int         not null,
    record_offset    bigint      not null,
    record_time      bigint      not null,
    record_key       bytea,
    headers          text        not null,
    data             bytea,
    data_size        bigint      not null,
    complete         boolean     not null,
    reason           text        not null,
    fate             text        not null default 'OPEN' check (fate in ('OPEN', 'REPLAYED', 'DISCARDED')),
    put_aside_at     timestamptz not null default now(),
    decided_by       text,
    decided_at       timestamptz,
    decided_because  text,
    unique (consumer, topic, record_partition, record_offset, record_time)
);
grant select, insert, update on dead_letter to ${app_role};
create index dead_letter_open on dead_letter (id) where fate = 'OPEN';

-- The number that an ERP gave an order, noted when its event is heard; what is announced about the order carries it.
create table order_reference
(
    key         text primary key,
    external_id text not null
);
grant select, insert on order_reference to ${app_role};

-- What ERPs sent, good or bad, by what it calls itself (by its place on the topic where it does not say), and what it was
-- answered, which is answered again when it comes again. Two with the same content hash say the same.
create table erp_message
(
    source        text        not null,
    id            text        not null,
    topic         text        not null,
    partition     int         not null,
    record_offset bigint      not null,
    sent_at       bigint      not null,
    key           text,
    type          text,
    body          bytea,
    content_hash  text        not null,
    outcome       text check (outcome in ('ACCEPTED', 'DUPLICATE', 'REJECTED', 'STALE')),
    answer        text,
    received_at   timestamptz not null,
    primary key (source, id)
);
grant select, insert, update on erp_message to ${app_role};
create index erp_message_received on erp_message (received_at);

-- The revision of each thing of an ERP's that was applied last, what it said, and what it is here.
create table erp_subject
(
    kind        text   not null,
    external_id text   not null,
    revision    bigint not null,
    hash        text   not null,
    subject_id  uuid   not null,
    primary key (kind, external_id)
);
grant select, insert, update on erp_subject to ${app_role};

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
grant select, insert, delete on idempotency to ${app_role};
create index idempotency_created on idempotency (created_at);

-- What was done to an object last, by whom and with which content; an object is known by its address.
create table last_command
(
    object       text primary key,
    principal    text        not null,
    request_hash text        not null,
    version      bigint,
    taken_at     timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
grant select, insert, update, delete on last_command to ${app_role};

create table clock_offset
(
    one     boolean primary key default true check (one),
    seconds bigint not null default 0
);
grant select, update on clock_offset to ${app_role};
insert into clock_offset default values;

-- The years of the company calendar as production-service announced them.
create table calendar_year
(
    year      int primary key,
    holidays  date[] not null,
    make_up   date[] not null,
    estimated boolean not null
);
grant select, insert, update on calendar_year to ${app_role};

-- The days a job has run for. Without ran_at: the day before its first one, up to which nothing is owed.
create table daily_job
(
    name   text not null,
    day    date not null,
    ran_at timestamptz,
    primary key (name, day)
);
grant select, insert on daily_job to ${app_role};

-- What is done in the background: of which kind, under which key, and when it is to be done or tried next, in real or in
-- business time as its kind says. attempts: since it last went well; excused: those of them in which nobody was there to
-- take it. A row stays when it is done, so that nobody does the same under its key again.
create table work
(
    kind        text        not null,
    key         text        not null,
    due         timestamptz default now(),
    attempts    int         not null default 0,
    excused     int         not null default 0,
    failure     text,
    done_at     timestamptz,
    given_up_at timestamptz,
    primary key (kind, key),
    check (num_nonnulls(due, done_at, given_up_at) = 1)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
grant select, insert, update, delete on work to ${app_role};
create index work_due on work (kind, due, key) where due is not null;
create index work_done on work (done_at) where done_at is not null;
create index work_given_up on work (given_up_at) where given_up_at is not null;

create table audit_chain
(
    key  text primary key,
    n    bigint not null,
    hash text   not null
);
grant select on audit_chain to ${app_role};

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
grant select on audit_event to ${app_role};
create index audit_event_recorded on audit_event (recorded_at);

-- What the ends of the chains that grew between two moments were, each night; also said in the log.
create table audit_head
(
    day    date primary key,
    since  timestamptz not null,
    until  timestamptz not null,
    chains bigint      not null,
    digest text        not null
);
grant select, insert on audit_head to ${app_role};

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

-- Of the last link of each chain that was written between two moments: how many chains, and the SHA-256 over all of them.
create function audit_digest(p_since timestamptz, p_until timestamptz) returns table (chains bigint, digest text)
    language sql
    stable as
$$
select count(*), encode(sha256(convert_to(coalesce(string_agg(h.key || ' ' || h.n || ' ' || h.hash, E'\n'
                                                              order by h.key collate "C"), ''), 'UTF8')), 'hex')
from (select distinct on (e.key) e.key, e.n, e.hash
      from audit_event e
      where e.recorded_at > p_since
        and e.recorded_at <= p_until
      order by e.key, e.n desc) h
$$;

-- Two steps of every hop as one round trip each. Functions and not single statements, because each statement of a function
-- sees what was committed before it began: who waited for a lock must see what its holder left.

-- Locks a bucket and reads what is pending in it, in order; nothing if it does not wait and another holds the bucket.
create function outbox_take(p_bucket int, p_waits boolean, p_limit int)
    returns table (row_id bigint, id uuid, topic text, key text, seq bigint, epoch uuid, type text, "time" timestamptz,
                   traceparent text, twin uuid, data text, external_id text)
    language plpgsql as
$$
#variable_conflict use_column
begin
    if p_waits then
        perform from outbox_bucket where bucket = p_bucket for update;
    else
        perform from outbox_bucket where bucket = p_bucket for update skip locked;
    end if;
    if not found then
        return;
    end if;
    return query
        select o.id, e.id, e.topic, e.key, e.seq, e.epoch, e.type, e.time, e.traceparent, e.twin, e.data, r.external_id
        from outbox o join domain_event e on e.id = o.event_id left join order_reference r on r.key = e.key
        where o.bucket = p_bucket
          and not exists (select from event_stream s where s.key = e.key and s.blocked_reason is not null)
        order by o.id
        limit p_limit;
end
$$;

-- Takes note of an event, locks its stream, and moves the stream on if it is the event's turn; tells how the stream stood
-- before. is_new: it was not noted before, or is taken again from where it was parked. waiting: others wait behind it.
create function inbox_take(p_consumer text, p_event uuid, p_topic text, p_key text, p_seq bigint, p_epoch uuid,
                           p_twin uuid, p_again boolean)
    returns table (applied bigint, epoch uuid, parked_reason text, twin uuid, is_new boolean, waiting boolean)
    language plpgsql as
$$
#variable_conflict use_column
declare
    stream inbox_stream;
    noted  boolean;
begin
    insert into inbox (consumer, event_id) values (p_consumer, p_event) on conflict do nothing;
    noted := found or p_again;
    select * into stream from inbox_stream s
    where s.consumer = p_consumer and s.topic = p_topic and s.key = p_key for update;
    if not found then
        insert into inbox_stream as s (consumer, topic, key) values (p_consumer, p_topic, p_key)
        on conflict (consumer, topic, key) do update set key = excluded.key
        returning s.* into stream;
    end if;
    if noted and stream.parked_reason is null and p_seq = stream.applied + 1 then
        update inbox_stream s set applied = p_seq, epoch = p_epoch, twin = p_twin
        where s.consumer = p_consumer and s.topic = p_topic and s.key = p_key;
    end if;
    return query
        select stream.applied, stream.epoch, stream.parked_reason, stream.twin, noted,
               exists (select from parked_event p
                       where p.consumer = p_consumer and p.topic = p_topic and p.key = p_key);
end
$$;

revoke all on function audit_append(text, timestamptz, text, text, text, text, text, text, text, text, uuid, text, text) from public;
grant execute on function audit_append(text, timestamptz, text, text, text, text, text, text, text, text, uuid, text, text) to ${app_role};
