-- 100,000 messages with 1,000,000 claimed lines, for measuring the questions of the backoffice on PostgreSQL: five gemeenten, 200
-- aanbieders, two years. For a database that was migrated and holds nothing; it ends with what autovacuum would have done.
create temporary table m as
select i, md5('bericht' || i)::uuid as id,
    case when i % 10 < 4 then 323 when i % 10 < 6 then 301 when i % 10 < 8 then 302 when i % 10 = 8 then 305 else 315 end as nummer,
    'ijw' as standaard, (array['0297', '0344', '0518', '0363', '0599'])[1 + i / 10 % 5] as gemeente, (65650000 + i / 50 % 200)::text as aanbieder,
    timestamptz '2024-12-01 08:00+01' + i * interval '10 minutes' as at
from generate_series(1, 100000) i;
alter table m add primary key (i);

insert into inbox (id, file_name, content, received_at, state, result, settled_at, standaard, gemeente, aanbieder, nummer)
select id, 'in.xml', convert_to(repeat(md5(i::text), 40), 'UTF8'), at, state,
    jsonb_build_object('file', 'in.xml', 'family', standaard, 'message', 'JW' || nummer, 'identificatie', 'I' || i, 'sender', aanbieder, 'receiver', gemeente,
        'outcome', state, 'level', 3, 'findings', jsonb_build_array(), 'answer', null, 'submitted', null, 'granted', null)::text,
    at, standaard, gemeente, aanbieder, nummer
from (select *,
    case when nummer = 323 and i % 500 = 0 then 'held' when nummer = 323 and i % 5 = 1 then 'partly' when i % 50 = 3 then 'rejected' else 'accepted' end as state
    from m) m order by i;

insert into bericht (id, volgorde, standaard, gemeente, aanbieder, nummer, identificatie, dagtekening)
select id, i, standaard, gemeente, aanbieder, nummer, 'I' || i, at::date from m where nummer <> 302;

insert into outbox (bericht_id, file_name, content, sent_at, standaard, nummer, sender, receiver)
select id, 'uit.xml', convert_to(repeat(md5(i::text), 40), 'UTF8'), at, standaard, nummer, gemeente, aanbieder from m where nummer <> 302;

insert into toewijzing (bericht_id, regel, standaard, gemeente, aanbieder, bsn, toewijzing_nummer, categorie, code, toewijzingsdatum,
    toewijzingstijd, ingangsdatum, einddatum, volume, eenheid, frequentie)
select id, r, standaard, gemeente, aanbieder, (900000000 + i)::text, i * 2 + r, '45', '45A0' || i / 7 % 8, at::date, at::time, at::date,
    at::date + 500, 10, '04', '4'
from m, generate_series(0, 1) r where nummer = 301;

insert into levering (bericht_id, regel, standaard, gemeente, aanbieder, bsn, toewijzing_nummer, categorie, code, begindatum)
select s.id, 0, s.standaard, t.gemeente, t.aanbieder, t.bsn, t.toewijzing_nummer, t.categorie, t.code, t.ingangsdatum
from m s join m a on a.i = s.i - 4 join toewijzing t on t.bericht_id = a.id and t.regel = 0 where s.nummer = 305;

insert into aanvraag (bericht_id, regel, standaard, gemeente, aanbieder, bsn, referentie_aanbieder)
select id, 0, standaard, gemeente, aanbieder, (900000000 + i)::text, 'V' || i from m where nummer = 315;
insert into antwoord (bericht_id, standaard, gemeente, aanbieder, referentie_aanbieder, verzoek_antwoord)
select id, standaard, gemeente, aanbieder, 'V' || i, case when i % 100 = 19 then '2' else '1' end from m where nummer = 315 and i % 100 <> 9;
insert into gevraagd (bericht_id, regel, volgnummer, standaard, gemeente, aanbieder, kind, categorie, code, ingangsdatum, einddatum, volume,
    eenheid, frequentie)
select id, 0, 0, standaard, gemeente, aanbieder, 'nieuw', '45', '45A0' || i / 7 % 8, at::date, at::date + 180, 10, '04', '4' from m where nummer = 315;

insert into declaratie (bericht_id, standaard, gemeente, aanbieder, declaratie_nummer, begindatum, einddatum)
select id, standaard, gemeente, aanbieder, 'DN' || i, date_trunc('month', at - interval '1 month')::date,
    (date_trunc('month', at) - interval '1 day')::date from m where nummer = 323;

insert into prestatie (bericht_id, regel, standaard, gemeente, aanbieder, bsn, referentie_nummer, toewijzing_nummer, product_categorie,
    product_code, begindatum, einddatum, geleverd_volume, eenheid, product_tarief, bedrag, is_debit, state)
select m.id, r, m.standaard, m.gemeente, m.aanbieder, (900000000 + (m.i * 25 + r) % 80000)::text, 'R' || m.i || '-' || r, (m.i * 25 + r) % 200000,
    '45', '45A0' || r % 4, d.begindatum, d.einddatum, 5, '04', 8500, 42500, true,
    case when b.state = 'held' then 'held' when b.state = 'rejected' or b.state = 'partly' and r % 10 = 0 then 'rejected' else 'granted' end
from m join inbox b on b.id = m.id join declaratie d on d.bericht_id = m.id, generate_series(0, 24) r;

insert into agreement (gemeente, aanbieder, standaard, product_code, eenheid, geldig_van, product_categorie, source_row, tarief, minuten_toegestaan,
    perceel, variant)
select g.gemeente, a.aanbieder, 'ijw', '45A0' || p, '04', date '2024-01-01', '45', p + 2, 8500, true, 'P' || p / 2, 'inspanning'
from (select distinct gemeente from m) g, (select distinct aanbieder from m) a, generate_series(0, 3) p;

insert into verdict (bericht_id, arrival, received_at, received_on, settled_on, state, release, standaard, gemeente, aanbieder, nummer, identificatie,
    dagtekening, declaratie_nummer, level, submitted, granted, lines, lines_rejected)
select i.id, i.arrival, i.received_at, i.received_at::date, i.received_at::date, i.state, '3.2', i.standaard, i.gemeente, i.aanbieder, i.nummer, 'I' || m.i,
    i.received_at::date, d.declaratie_nummer, case when i.state in ('partly', 'rejected') then 3 end,
    case when i.nummer = 323 then 25 * 42500 end,
    case when i.nummer = 323 and i.state <> 'held' then coalesce(p.granted, 0) * 42500 end, coalesce(p.lines, 0), coalesce(p.rejected, 0)
from inbox i join m on m.id = i.id left join declaratie d on d.bericht_id = i.id
left join (select bericht_id, count(*) as lines, count(*) filter (where state = 'rejected') as rejected, count(*) filter (where state = 'granted') as granted
    from prestatie group by bericht_id) p on p.bericht_id = i.id;
update verdict o set answered_by = a.id, answered_on = a.at::date from m s join m a on a.i = s.i + 2
where s.id = o.bericht_id and s.nummer = 301 and s.i % 40 <> 5;
-- Each number has one version.
update toewijzing t set told_on = v.settled_on from verdict v where v.bericht_id = t.bericht_id;

insert into bericht_client select distinct gemeente, bsn, bericht_id from prestatie;
insert into bericht_client select distinct gemeente, bsn, bericht_id from toewijzing union select gemeente, bsn, bericht_id from aanvraag
on conflict do nothing;
insert into bericht_client select distinct gemeente, bsn, bericht_id from levering on conflict do nothing;

insert into finding (bericht_id, ordinal, arrival, received_on, standaard, gemeente, aanbieder, nummer, rule, retour_code, level, class, referentie,
    toewijzing_nummer, product_categorie, product_code, begindatum, einddatum, perceel, bedrag, repeat_key, attempt)
select p.bericht_id, p.regel, v.arrival, v.received_on, p.standaard, p.gemeente, p.aanbieder, 323, 'TR321',
    (array['9321', '0611', '9338', '9387'])[1 + p.regel % 4], 3, 'Prestatie', p.referentie_nummer, p.toewijzing_nummer, '45', p.product_code,
    p.begindatum, p.einddatum, 'P' || right(p.product_code, 1)::int / 2, p.bedrag, 'K' || (v.arrival / 3)::text || p.regel, 1 + v.arrival % 2
from prestatie p join verdict v on v.bericht_id = p.bericht_id where p.state = 'rejected';
update verdict v set findings = f.number, attempt = f.attempt
from (select bericht_id, count(*) as number, max(attempt) as attempt from finding group by bericht_id) f where f.bericht_id = v.bericht_id;

insert into claim_total
select p.bericht_id, date_trunc('month', p.begindatum)::date, p.product_categorie, p.product_code, p.standaard, p.gemeente, p.aanbieder,
    'P' || right(p.product_code, 1)::int / 2, v.settled_on, count(*), count(*) filter (where p.state = 'rejected'), sum(p.bedrag),
    coalesce(sum(p.bedrag) filter (where p.state = 'granted'), 0), 0, 0,
    row_number() over (partition by p.bericht_id, 'P' || right(p.product_code, 1)::int / 2 order by p.product_code) = 1
from prestatie p join verdict v on v.bericht_id = p.bericht_id where v.state <> 'held'
group by p.bericht_id, date_trunc('month', p.begindatum)::date, p.product_categorie, p.product_code, p.standaard, p.gemeente, p.aanbieder, v.settled_on;
-- What a message was told of its findings, what waits for a person, and one claim of 5,000 lines that waits and one that was rejected.
insert into prestatie (bericht_id, regel, standaard, gemeente, aanbieder, bsn, referentie_nummer, toewijzing_nummer, product_categorie,
    product_code, begindatum, einddatum, geleverd_volume, eenheid, product_tarief, bedrag, is_debit, state)
select p.bericht_id, r, p.standaard, p.gemeente, p.aanbieder, p.bsn, 'L' || v.arrival || '-' || r, p.toewijzing_nummer, p.product_categorie, p.product_code,
    p.begindatum, p.einddatum, 5, '04', 8500, 42500, true, p.state
from prestatie p join verdict v on v.bericht_id = p.bericht_id and v.arrival in (99003, 99500), generate_series(25, 4999) r where p.regel = 1;
insert into finding (bericht_id, ordinal, arrival, received_on, standaard, gemeente, aanbieder, nummer, rule, retour_code, level, class, referentie,
    toewijzing_nummer, product_categorie, product_code, begindatum, einddatum, perceel, bedrag, repeat_key, attempt)
select f.bericht_id, p.regel, f.arrival, f.received_on, f.standaard, f.gemeente, f.aanbieder, f.nummer, f.rule, f.retour_code, f.level, f.class,
    p.referentie_nummer, f.toewijzing_nummer, f.product_categorie, f.product_code, f.begindatum, f.einddatum, f.perceel, f.bedrag, 'L' || p.regel, 1
from finding f join prestatie p on p.bericht_id = f.bericht_id and p.regel >= 25 where f.arrival = 99003 and f.ordinal = 1;
update verdict set findings = 5000, lines = 5000, lines_rejected = 5000 where arrival = 99003;
insert into held (number, bericht_id, standaard, nummer, identificatie, afzender, ontvanger)
select row_number() over (order by arrival), bericht_id, standaard, nummer, identificatie, aanbieder, gemeente from verdict where state = 'held';
insert into waiting_line (bericht_id, regel, referentie_nummer, reason, proposal)
select p.bericht_id, p.regel, p.referentie_nummer, 'Er is geen tariefafspraak.', 'Leg de afspraak vast.' from prestatie p where p.state = 'held';
update inbox i set result = (i.result::jsonb || jsonb_build_object('findings', (
    select jsonb_agg(jsonb_build_object('rule', f.rule, 'code', f.retour_code, 'level', f.level, 'text', 'Het volume past niet in de toewijzing.',
        'class', f.class, 'path', '/Bericht/Clienten/Client/Prestaties/Prestatie[' || f.ordinal || ']', 'remedy', 'Declareer minder.',
        'values', jsonb_build_array(
            jsonb_build_object('name', 'GeleverdVolume', 'value', '5', 'source', 'dit bericht'),
            jsonb_build_object('name', 'Volume', 'value', '4', 'source', 'JW301 van 1 januari 2026'))) order by f.ordinal)
    from finding f where f.bericht_id = i.id)))::text
where exists (select 1 from finding f where f.bericht_id = i.id);

insert into perceel_client (gemeente, standaard, aanbieder, perceel, year, bsn, since)
select p.gemeente, p.standaard, p.aanbieder, 'P' || right(p.product_code, 1)::int / 2, extract(year from p.begindatum)::bigint, p.bsn, min(v.settled_on)
from prestatie p join verdict v on v.bericht_id = p.bericht_id where p.state = 'granted'
group by 1, 2, 3, 4, 5, 6;
vacuum analyze;
