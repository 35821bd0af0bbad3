-- What requests ask for, one row per product: what a decision on them is compared with. Of those that are there already it was not kept; their
-- messages still say it.
create table gevraagd (
    bericht_id text not null,
    regel integer not null,
    volgnummer integer not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    kind text not null,
    toewijzing_nummer integer,
    categorie text,
    code text,
    ingangsdatum text,
    einddatum text,
    volume integer,
    eenheid text,
    frequentie text,
    budget integer,
    primary key (bericht_id, regel, volgnummer),
    foreign key (bericht_id, regel) references aanvraag (bericht_id, regel) on delete cascade
) strict;

alter table aanvraag add column gezagsdrager_bekend integer not null default 0;
