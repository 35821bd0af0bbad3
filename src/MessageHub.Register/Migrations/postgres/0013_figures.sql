-- Names of percelen that differ in case or blanks are one perceel, shown as the first of them that was known.
create table perceel_name (
    key text primary key,
    name text not null
);

-- For the names that are there already, as the program does it for new ones; capitals with an accent also where the database knows them not.
create function pg_temp.perceel_written(name text) returns text language sql immutable as $$
    select btrim(regexp_replace(name, '[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+', ' ', 'g'))
$$;
create function pg_temp.perceel_key(name text) returns text language sql immutable as $$
    select translate(lower(pg_temp.perceel_written(name)), 'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŒĲ', 'àáâãäåæçèéêëìíîïñòóôõöøùúûüýœĳ')
$$;

insert into perceel_name (key, name)
select key, pg_temp.perceel_written(perceel) from (
    select pg_temp.perceel_key(perceel) as key, perceel,
        row_number() over (partition by pg_temp.perceel_key(perceel) order by min(used_on) is null, min(used_on), min(geldig_van), min(source_row), perceel)
            as place
    from (
        select perceel, null::date as used_on, geldig_van, source_row from agreement
        union all select perceel, min(processed), null, null from claim_total group by perceel
        union all select perceel, min(received_on), null, null from finding where perceel is not null group by perceel) known
    where perceel <> ''
    group by perceel) n
where place = 1;

create temporary table renamed on commit drop as
select k.perceel, n.name from (
    select perceel from agreement union select perceel from claim_total union select perceel from finding where perceel is not null) k
join perceel_name n on n.key = pg_temp.perceel_key(k.perceel)
where k.perceel <> n.name;

update agreement a set perceel = r.name from renamed r where r.perceel = a.perceel;
update finding f set perceel = r.name from renamed r where r.perceel = f.perceel;
update claim_total t set perceel = r.name from renamed r where r.perceel = t.perceel;
update claim_total t set is_first = f.place = 1
from (
    select bericht_id, delivered, product_categorie, product_code,
        row_number() over (partition by bericht_id, perceel order by delivered, product_categorie, product_code) as place
    from claim_total where bericht_id in (select bericht_id from claim_total where perceel in (select name from renamed))) f
where t.bericht_id = f.bericht_id and t.delivered = f.delivered
    and t.product_categorie = f.product_categorie and t.product_code = f.product_code and t.is_first <> (f.place = 1);

drop function pg_temp.perceel_key(text);
drop function pg_temp.perceel_written(text);

-- What was granted for a person on a day, credits taken off, by perceel and year of delivery. Whole eurocents.
create table perceel_client_day (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year bigint not null,
    bsn text not null,
    processed date not null,
    net bigint not null,
    primary key (year, standaard, perceel, bsn, gemeente, aanbieder, processed)
);

insert into perceel_client_day (gemeente, standaard, aanbieder, perceel, year, bsn, processed, net)
select p.gemeente, p.standaard, p.aanbieder, t.perceel, extract(year from p.begindatum)::bigint, p.bsn, t.processed,
    sum(case when p.is_debit then p.bedrag else -p.bedrag end)::bigint
from prestatie p
join claim_total t on t.bericht_id = p.bericht_id and t.delivered = date_trunc('month', p.begindatum)::date
    and t.product_categorie = p.product_categorie and t.product_code = p.product_code
where p.state = 'granted'
group by p.gemeente, p.standaard, p.aanbieder, t.perceel, extract(year from p.begindatum)::bigint, p.bsn, t.processed;

-- Persons by perceel and year of delivery, from the first day on which more was granted for them than credited until the day on which
-- that was so no more; until is null as long as it is.
drop table perceel_client;
create table perceel_client (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year bigint not null,
    bsn text not null,
    since date not null,
    until date,
    primary key (year, standaard, perceel, bsn, gemeente, aanbieder, since) include (until)
);

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
