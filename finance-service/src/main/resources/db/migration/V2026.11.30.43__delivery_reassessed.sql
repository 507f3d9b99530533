-- The revision of which logistics found, after an amendment, that all had left with this shipment.
alter table shipped add column completed_revision int;
