-- What the archive is searched by: both follow from the report and are written with it.
alter table inspection
    add column reported_verdict text,
    add column reported_hash    text;

update inspection i
set reported_hash    = case when signed_at >= reported_at then signed_hash end,
    reported_verdict = case
        when exists (select 1 from inspection_class_plan p where p.inspection_id = i.id)
            and not exists
            (select 1
             from inspection_class_plan p
             where p.inspection_id = i.id
               and p.accept_number <
                   (select count(*)
                    -- Each unit once by its worst defect; one whose unit nobody stated is a unit of its own.
                    from (select distinct on (coalesce(d.unit::text, d.ctid::text)) d.defect_class
                          from defect d
                                   join inspection_class_plan q
                                        on q.inspection_id = d.inspection_id and q.defect_class = d.defect_class
                                            and (q.full_inspection or d.unit is null or d.unit <= q.sample_size)
                          where d.inspection_id = i.id
                          order by coalesce(d.unit::text, d.ctid::text),
                                   array_position(array ['CRITICAL', 'MAJOR', 'MINOR'], d.defect_class)) worst
                    where worst.defect_class = p.defect_class)) then 'ACCEPTED'
        else 'REJECTED' end
where reported_at is not null;

create index inspection_reported on inspection (reported_on, id);
create index defect_code on defect (code, inspection_id);
create index inspected_order_number on inspected_order (order_number);
create index inspected_line_series on inspected_line (series, order_id);
create index plan_share_line on plan_share (line_id);

-- The processes that something came through, as production announced it last.
alter table inspection_plan
    add column processes text[] not null default '{}';
