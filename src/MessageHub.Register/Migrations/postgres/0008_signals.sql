-- What people should see of messages that were accepted (W001 …); without anything of a person.
create table signal (
    bericht_id uuid not null references inbox (id),
    ordinal bigint not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    nummer bigint not null,
    code text not null,
    class text not null,
    path text not null,
    toewijzing_nummer bigint,
    product_categorie text,
    product_code text,
    begindatum date,
    einddatum date,
    primary key (bericht_id, ordinal)
);

create index signal_gemeente on signal (gemeente, aanbieder, bericht_id);

-- A deletion that was sent again at the same moment is still one: the RedenWijziging that a version had first stays (D91).
update toewijzing set told_on = null
where told_on is not null and (
    select f.reden_wijziging from toewijzing f join bericht b on b.id = f.bericht_id
    where b.in_force and f.standaard = toewijzing.standaard and f.gemeente = toewijzing.gemeente
        and f.toewijzing_nummer = toewijzing.toewijzing_nummer and f.toewijzingsdatum = toewijzing.toewijzingsdatum
        and f.toewijzingstijd = toewijzing.toewijzingstijd and f.reden_wijziging is not null
    order by b.volgorde, f.regel limit 1) = '13';
