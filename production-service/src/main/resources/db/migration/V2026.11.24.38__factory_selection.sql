-- What a factory says it can make, null where nobody knows; and what the customer requires of the order.
alter table factory
    add series text[];
alter table production_order
    add requirements text[];

-- A factory's record is asked for by factory and by lot.
create index work_assignment_completed on work_assignment (factory_id) where status = 'COMPLETED';
create index inspection_note_final on inspection_note (assignment_id) where kind = 'FINAL';
