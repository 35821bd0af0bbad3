-- What pages ask of a large store, told with the rows it follows from.

-- The first day the aanbieder was told of this number; only the version that counts has it: the newest in force, unless that is a deletion.
alter table toewijzing add column told_on text;
update toewijzing set told_on = c.told_on
from (
    select t.bericht_id, t.regel,
        t.einddatum is not null and t.einddatum = t.ingangsdatum and coalesce(t.reden_wijziging, '') in ('13', '01') as is_deleted,
        min(v.settled_on) over (partition by t.standaard, t.gemeente, t.toewijzing_nummer) as told_on,
        row_number() over (partition by t.standaard, t.gemeente, t.toewijzing_nummer
            order by t.toewijzingsdatum desc, t.toewijzingstijd desc, b.volgorde desc, t.regel desc) as recency
    from toewijzing t join bericht b on b.id = t.bericht_id join verdict v on v.bericht_id = t.bericht_id
    where b.in_force) c
where c.recency = 1 and not c.is_deleted and toewijzing.bericht_id = c.bericht_id and toewijzing.regel = c.regel;

-- A start is due from the later of the two days, a stop from the last day.
create index toewijzing_start on toewijzing (case when told_on > ingangsdatum then told_on else ingangsdatum end) where told_on is not null;
create index toewijzing_ended on toewijzing (einddatum) where told_on is not null;

-- What a 302 or 320 was about, and what it undid.
create index verdict_answered on verdict (answered_by) where answered_by is not null;
create index bericht_undone on bericht (id) where not in_force;

-- True on one row of each perceel of a claim, so that claims are counted without telling their rows apart.
alter table claim_total add column is_first integer not null default 0;
update claim_total set is_first = 1
from (
    select bericht_id, delivered, product_categorie, product_code,
        row_number() over (partition by bericht_id, perceel order by delivered, product_categorie, product_code) as place
    from claim_total) f
where f.place = 1 and claim_total.bericht_id = f.bericht_id and claim_total.delivered = f.delivered
    and claim_total.product_categorie = f.product_categorie and claim_total.product_code = f.product_code;

-- In the order in which persons are counted.
create table perceel_client_ordered (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year integer not null,
    bsn text not null,
    since text not null,
    primary key (year, standaard, perceel, bsn, gemeente, aanbieder)
) strict, without rowid;

insert into perceel_client_ordered select gemeente, standaard, aanbieder, perceel, year, bsn, since from perceel_client;
drop table perceel_client;
alter table perceel_client_ordered rename to perceel_client;
