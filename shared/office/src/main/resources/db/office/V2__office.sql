-- What a clerk handles in every service: files that belong to something, and what people are told.

create table attachment
(
    id          uuid primary key,
    owner       text        not null,
    name        text        not null,
    media_type  text        not null,
    sha256      text        not null,
    size        bigint      not null,
    uploaded_by text        not null,
    uploaded_at timestamptz not null
);
grant select, insert on attachment to ${app_role};
create index attachment_owner on attachment (owner, uploaded_at);

-- The file itself in pieces of 256 KB, the last one shorter.
create table attachment_piece
(
    attachment uuid  not null references attachment,
    n          int   not null,
    content    bytea not null,
    primary key (attachment, n)
);
grant select, insert on attachment_piece to ${app_role};
-- Most files are packed already.
alter table attachment_piece alter content set storage external;

-- What papers show of a picture.
create table attachment_print
(
    attachment uuid primary key references attachment,
    content    bytea not null
);
grant select, insert on attachment_print to ${app_role};

-- once: a second notice with the same key is none.
create table notice
(
    id        uuid primary key,
    about     text        not null,
    kind      text        not null,
    subject   text        not null,
    text      text        not null,
    once      text unique,
    queued_at timestamptz not null default now()
);
grant select, insert on notice to ${app_role};
create index notice_about on notice (about, queued_at);

create table notice_attachment
(
    notice     uuid  not null references notice,
    n          int   not null,
    name       text  not null,
    media_type text  not null,
    content    bytea not null,
    primary key (notice, n)
);
grant select, insert on notice_attachment to ${app_role};

-- One notice to one recipient over one channel, with the proof of its hand-over.
-- begun_at: an attempt was begun whose outcome is not known; the next one is marked as resent.
-- away: the attempts in which nobody was there to take it. When the next one is due stands in work, under its id.
create table notice_delivery
(
    id          uuid primary key,
    notice      uuid    not null references notice,
    channel     text    not null check (channel in ('MAIL', 'WEBHOOK')),
    recipient   text    not null,
    attempts    int     not null default 0,
    away        int     not null default 0,
    begun_at    timestamptz,
    resent      boolean not null default false,
    handed_at   timestamptz,
    given_up_at timestamptz,
    answer      text
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);
grant select, insert, update on notice_delivery to ${app_role};
create index notice_delivery_pending on notice_delivery (notice) where handed_at is null and given_up_at is null;
create index notice_delivery_notice on notice_delivery (notice);
create index notice_delivery_given_up on notice_delivery (id) where given_up_at is not null;
