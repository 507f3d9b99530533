-- The day on which the lot was given to its factory: from then on the pre-production sample is waited for.
alter table inspection_plan
    add column assigned_on date;
