-- Series of lots that the quality manager put under the switching rules of ISO 2859-1, and where each stands.
create table switched_series
(
    id                uuid primary key,
    version           bigint    not null,
    factory_id        uuid      not null,
    series            text      not null,
    defect_class      text      not null,
    active            boolean   not null,
    production_steady boolean   not null,
    reduced_wanted    boolean   not null,
    status            text      not null,
    score             int       not null check (score >= 0),
    recent            boolean[] not null check (cardinality(recent) <= 5),
    failures          int       not null check (failures between 0 and 4),
    unique (factory_id, series, defect_class)
);
create index switched_series_factory on switched_series (factory_id, id);

-- The inspections whose lots were counted: each counts once, however often it is reported.
create table switched_lot
(
    series_id     uuid not null references switched_series,
    inspection_id uuid not null,
    primary key (series_id, inspection_id)
);
