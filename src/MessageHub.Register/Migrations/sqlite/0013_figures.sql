-- Names of percelen that differ in case or blanks are one perceel, shown as the first of them that was known.
create table perceel_name (
    key text primary key,
    name text not null
) strict, without rowid;

insert into perceel_name (key, name)
select key, perceel_written(perceel) from (
    select perceel_key(perceel) as key, perceel,
        row_number() over (partition by perceel_key(perceel) order by min(used_on) is null, min(used_on), min(geldig_van), min(source_row), perceel) as place
    from (
        select perceel, null as used_on, geldig_van, source_row from agreement
        union all select perceel, processed, null, null from claim_total
        union all select perceel, received_on, null, null from finding where perceel is not null) known
    where perceel <> ''
    group by perceel) n
where place = 1;

update agreement set perceel = n.name from perceel_name n where n.key = perceel_key(agreement.perceel) and agreement.perceel <> n.name;
update finding set perceel = n.name from perceel_name n where n.key = perceel_key(finding.perceel) and finding.perceel <> n.name;
update claim_total set perceel = n.name from perceel_name n where n.key = perceel_key(claim_total.perceel) and claim_total.perceel <> n.name;
update claim_total set is_first = f.place = 1
from (
    select bericht_id, delivered, product_categorie, product_code,
        row_number() over (partition by bericht_id, perceel order by delivered, product_categorie, product_code) as place
    from claim_total) f
where claim_total.bericht_id = f.bericht_id and claim_total.delivered = f.delivered
    and claim_total.product_categorie = f.product_categorie and claim_total.product_code = f.product_code and claim_total.is_first <> (f.place = 1);

-- What was granted for a person on a day, credits taken off, by perceel and year of delivery. Whole eurocents.
create table perceel_client_day (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year integer not null,
    bsn text not null,
    processed text not null,
    net integer not null,
    primary key (year, standaard, perceel, bsn, gemeente, aanbieder, processed)
) strict, without rowid;

insert into perceel_client_day (gemeente, standaard, aanbieder, perceel, year, bsn, processed, net)
select p.gemeente, p.standaard, p.aanbieder, t.perceel, cast(substr(p.begindatum, 1, 4) as integer), p.bsn, t.processed,
    sum(case when p.is_debit then p.bedrag else -p.bedrag end)
from prestatie p
join claim_total t on t.bericht_id = p.bericht_id and t.delivered = substr(p.begindatum, 1, 7) || '-01'
    and t.product_categorie = p.product_categorie and t.product_code = p.product_code
where p.state = 'granted'
group by p.gemeente, p.standaard, p.aanbieder, t.perceel, cast(substr(p.begindatum, 1, 4) as integer), p.bsn, t.processed;

-- Persons by perceel and year of delivery, from the first day on which more was granted for them than credited until the day on which
-- that was so no more; until is null as long as it is.
drop table perceel_client;
create table perceel_client (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year integer not null,
    bsn text not null,
    since text not null,
    until text,
    primary key (year, standaard, perceel, bsn, gemeente, aanbieder, since)
) strict, without rowid;

insert into perceel_client (gemeente, standaard, aanbieder, perceel, year, bsn, since, until)
select gemeente, standaard, aanbieder, perceel, year, bsn, processed, until from (
    select m.*, lead(processed) over (partition by year, standaard, perceel, bsn, gemeente, aanbieder order by processed) as until
    from (
        select d.*, total > 0 as is_client, lag(total > 0) over (partition by year, standaard, perceel, bsn, gemeente, aanbieder order by processed) as was
        from (
            select *, sum(net) over (partition by year, standaard, perceel, bsn, gemeente, aanbieder order by processed) as total
            from perceel_client_day) d) m
    where is_client <> coalesce(was, false)) c
where is_client;

-- What the gemeente made itself and that was wrong: nobody else tells of it.
create index verdict_own_wrong on verdict (gemeente, received_on) where nummer in (301, 319) and state in ('rejected', 'refused');
