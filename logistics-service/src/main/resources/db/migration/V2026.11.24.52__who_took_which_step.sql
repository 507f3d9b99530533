-- Who gave the number, attached the paper or gave the shipment up, and when; unknown of what was recorded before.
alter table shipment
    add column courier_on   date,
    add column courier_by   text,
    add column proof_at     timestamptz,
    add column proof_by     text,
    add column cancelled_on date,
    add column cancelled_by text;
