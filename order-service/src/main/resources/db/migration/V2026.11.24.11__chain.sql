-- The order after its confirmation: what is asked of the goods, amendments, holds, cancellation, closing.
alter table customer_order
    add column requirements         text[] not null default '{}',
    -- The last revision in which a line became larger or came in: what was finished before it is not all of the order.
    add column raised_in            int    not null default 0,
    add column held_by              text,
    add column held_on              date,
    add column held_because         text,
    add column cancelled_by         text,
    add column cancelled_on         date,
    add column cancelled_because    text,
    add column assignments_going_on int,
    add column closed_by            text,
    add column closed_on            date,
    add column closing_waiver       text;
update customer_order set raised_in = revision;

alter table customer add column returning_customer boolean not null default false;

-- Set on facts that carry a state which grows from report to report: a later one of the same type about the same thing
-- says all that this one said.
alter table order_fact add column about text;
create index order_fact_about on order_fact (order_id, type, about, sequence);
update order_fact
set about = coalesce(data::jsonb ->> 'assignmentId', '')
where type in ('production.production-progressed.v1', 'production.completion-forecast.v1');

create table complaint
(
    id          uuid primary key,
    version     bigint not null,
    order_id    uuid   not null references customer_order,
    status      text   not null,
    subject     text   not null,
    description text   not null,
    department  text   not null,
    channel     text,
    recorded_on date   not null,
    recorded_by text   not null,
    outcome     text,
    settled_on  date,
    settled_by  text
);
create index complaint_order on complaint (order_id, id);
create index complaint_day on complaint (recorded_on, id);
