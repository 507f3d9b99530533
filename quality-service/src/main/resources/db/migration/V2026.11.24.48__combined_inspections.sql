-- Another inspection of the same visit, whose draw this one shares: what both show counts once.
alter table inspection
    add column combined_with uuid references inspection;
create index inspection_combined on inspection (combined_with) where combined_with is not null;
