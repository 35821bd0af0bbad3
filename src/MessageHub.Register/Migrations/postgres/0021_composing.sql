-- How far each range of ToewijzingNummers was given out for allocations that are composed here.
create table given_number (
    standaard text not null,
    gemeente text not null,
    first bigint not null,
    last_given bigint not null,
    primary key (standaard, gemeente, first)
);

-- Who decided what a message says that was composed here, and which message of ours it takes the place of when that one was rejected.
create table own_decision (
    bericht_id uuid primary key references inbox (id),
    decided_by text not null,
    decided_at timestamptz not null,
    note text not null,
    mends uuid unique references inbox (id)
);

-- A version of an allocation that an aanbieder agreed to: it ends in the past, or assigns less than before (OP186, OP298, OP299).
create table consent (
    toewijzing_nummer bigint not null,
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    toewijzingsdatum date not null,
    toewijzingstijd time not null,
    given_by text not null,
    given_on date not null,
    noted_by text not null,
    noted_at timestamptz not null,
    primary key (toewijzing_nummer, gemeente, standaard, toewijzingsdatum, toewijzingstijd)
);
