-- Where several days of reports are made up for, one notice names them all. Business time.
alter table report_alarm
    add told_at timestamptz;
update report_alarm set told_at = raised_at;
grant update (told_at) on report_alarm to ${app_role};

-- An amendment may leave the quantity of a line and make another article of it.
alter table lot_change
    add other_article boolean not null default false;
