-- How far each range of ToewijzingNummers was given out for allocations that are composed here.
create table given_number (
    standaard text not null,
    gemeente text not null,
    first integer not null,
    last_given integer not null,
    primary key (standaard, gemeente, first)
) strict;

-- Who decided what a message says that was composed here, and which message of ours it takes the place of when that one was rejected.
create table own_decision (
    bericht_id text primary key references inbox (id),
    decided_by text not null,
    decided_at text not null,
    note text not null,
    mends text unique references inbox (id)
) strict;

-- A version of an allocation that an aanbieder agreed to: it ends in the past, or assigns less than before (OP186, OP298, OP299).
create table consent (
    toewijzing_nummer integer not null,
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    toewijzingsdatum text not null,
    toewijzingstijd text not null,
    given_by text not null,
    given_on text not null,
    noted_by text not null,
    noted_at text not null,
    primary key (toewijzing_nummer, gemeente, standaard, toewijzingsdatum, toewijzingstijd)
) strict;
