-- The last revision in which a line became larger or came in: a release of an older one does not excuse what is missing of
-- it. Of an order that was amended before this was kept, any of the revisions may have been the one.
alter table ordered_line add column raised_in int not null default 0;
update ordered_line l set raised_in = o.revision from dispatch_order o where o.id = l.dispatch_order_id;
