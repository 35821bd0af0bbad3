-- What requests ask for, one row per product: what a decision on them is compared with. Of those that are there already it was not kept; their
-- messages still say it.
create table gevraagd (
    bericht_id uuid not null,
    regel bigint not null,
    volgnummer bigint not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    kind text not null,
    toewijzing_nummer bigint,
    categorie text,
    code text,
    ingangsdatum date,
    einddatum date,
    volume bigint,
    eenheid text,
    frequentie text,
    budget bigint,
    primary key (bericht_id, regel, volgnummer),
    foreign key (bericht_id, regel) references aanvraag (bericht_id, regel) on delete cascade
);

alter table aanvraag add column gezagsdrager_bekend boolean not null default false;
