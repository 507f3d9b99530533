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
create index work_due on work (kind, due, key) where due is not null;
create index work_done on work (done_at) where done_at is not null;
create index work_given_up on work (given_up_at) where given_up_at is not null;
