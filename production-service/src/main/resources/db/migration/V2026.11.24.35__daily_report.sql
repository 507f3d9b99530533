-- When production heard of an inspection and of a rework, so that each report knows what is new. Business time; unknown for
-- what was heard before.
alter table inspection_note
    add recorded_at        timestamptz,
    add rework_recorded_at timestamptz;

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
revoke update, delete on daily_report from ${app_role};

create table report_alarm
(
    day       date primary key,
    reason    text        not null,
    raised_at timestamptz not null,
    missed    text[]      not null
);
revoke update, delete on report_alarm from ${app_role};

-- What business time was ahead of real time by, and since when: the proof of a hand-over is in real time, while in time or
-- late is judged by business time.
create table clock_move
(
    moved_at timestamptz primary key,
    seconds  bigint not null
);
insert into clock_move (moved_at, seconds) select '-infinity', seconds from clock_offset;
revoke update, delete on clock_move from ${app_role};

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
