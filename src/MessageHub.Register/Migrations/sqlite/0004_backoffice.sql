-- What the backoffice asks of many messages at once, kept narrow beside the message itself: one row for each that was judged or waits
-- for a person. Days are days in Europe/Amsterdam; amounts are whole eurocents.
create table verdict (
    bericht_id text primary key references inbox (id),
    arrival integer not null unique,
    received_at text not null,
    received_on text not null,
    settled_on text not null,
    state text not null check (state in ('accepted', 'partly', 'rejected', 'refused', 'held')),
    standaard text,
    gemeente text,
    aanbieder text,
    nummer integer,
    identificatie text,
    dagtekening text,
    declaratie_nummer text,
    level integer,
    submitted integer,
    granted integer,
    lines integer not null default 0,
    lines_rejected integer not null default 0,
    findings integer not null default 0,
    -- Which time something of it is rejected with the same key; 0 when nothing is.
    attempt integer not null default 0,
    -- 301, 319: the 302 or 320 to it.
    answered_by text references inbox (id),
    answered_on text
) strict;

create index verdict_day on verdict (gemeente, received_on);
create index verdict_declaratie on verdict (gemeente, declaratie_nummer) where declaratie_nummer is not null;
create index verdict_unanswered on verdict (gemeente, settled_on) where answered_on is null and nummer in (301, 319) and state = 'accepted';

-- Whose data a message holds, accepted or not: to find it, and to tell a person what is held of them.
create table bericht_client (
    gemeente text not null,
    bsn text not null,
    bericht_id text not null references inbox (id),
    primary key (gemeente, bsn, bericht_id)
) strict;

create index bericht_client_bericht on bericht_client (bericht_id);

-- Rules of levels 2 to 4 that failed, in messages that were judged for good; without anything of a person.
create table finding (
    bericht_id text not null references verdict (bericht_id),
    ordinal integer not null,
    arrival integer not null,
    received_on text not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    nummer integer not null,
    rule text not null,
    -- Null where the standard gives none.
    retour_code text,
    level integer not null,
    class text not null,
    path text,
    referentie text,
    toewijzing_nummer integer,
    product_categorie text,
    product_code text,
    begindatum text,
    einddatum text,
    perceel text,
    bedrag integer,
    -- What makes it the same thing when it is offered again.
    repeat_key text,
    attempt integer not null default 0,
    primary key (bericht_id, ordinal)
) strict;

create unique index finding_arrival on finding (arrival, ordinal);
create index finding_repeat on finding (gemeente, aanbieder, repeat_key) where repeat_key is not null;
create index finding_toewijzing on finding (gemeente, toewijzing_nummer) where toewijzing_nummer is not null;
create index finding_referentie on finding (gemeente, referentie) where referentie is not null;

-- Amounts of claims that were judged for good, by product and month of delivery. The perceel is that of the agreement when it was judged.
create table claim_total (
    bericht_id text not null references verdict (bericht_id),
    delivered text not null,
    product_categorie text not null,
    product_code text not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    perceel text not null,
    processed text not null,
    lines integer not null,
    lines_rejected integer not null,
    submitted integer not null,
    granted integer not null,
    credit_submitted integer not null,
    credited integer not null,
    primary key (bericht_id, delivered, product_categorie, product_code)
) strict;

-- Persons for whom something was granted, by perceel and year of delivery, since the first day it was.
create table perceel_client (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year integer not null,
    bsn text not null,
    since text not null,
    primary key (gemeente, standaard, aanbieder, perceel, year, bsn)
) strict;

-- All lines of an allocation, also the rejected ones, and both also for who does not know the aanbieder.
drop index prestatie_toewijzing;
create index prestatie_toewijzing on prestatie (standaard, gemeente, toewijzing_nummer, aanbieder);
drop index prestatie_referentie;
create index prestatie_referentie on prestatie (standaard, gemeente, referentie_nummer, aanbieder);

create index inbox_parked on inbox (arrival) where parked_at is not null;

-- Decisions that one person proposed and another has to confirm.
create table proposal (
    number integer primary key autoincrement,
    held_number integer not null references held (number),
    line integer,
    decision text not null,
    retour_code text,
    proposed_by text not null,
    note text not null,
    proposed_at text not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
    closed_by text,
    closed_at text
) strict;

create unique index proposal_open on proposal (held_number, coalesce(line, 0)) where state = 'open';

-- Who may sign in. Passwords are hashed and TOTP secrets encrypted by the host.
create table account (
    id text primary key,
    name text not null unique,
    display_name text not null,
    password_hash text,
    must_change_password integer not null,
    totp_secret text,
    -- The last time step that was used.
    totp_step integer not null default 0,
    failures integer not null default 0,
    locked_until text,
    disabled_at text,
    created_at text not null,
    last_sign_in_at text
) strict;

create table account_role (
    account_id text not null references account (id),
    role text not null,
    primary key (account_id, role)
) strict;

create table account_gemeente (
    account_id text not null references account (id),
    gemeente text not null,
    primary key (account_id, gemeente)
) strict;

create table recovery_code (
    account_id text not null references account (id),
    hash text not null,
    used_at text,
    primary key (account_id, hash)
) strict;

create table account_session (
    token_hash text primary key,
    account_id text not null references account (id),
    started_at text not null,
    seen_at text not null,
    expires_at text not null,
    ended_at text
) strict;

create index account_session_account on account_session (account_id) where ended_at is null;

-- Keys that all hosts on this database share.
create table key_ring (
    number integer primary key autoincrement,
    name text not null unique,
    key text not null
) strict;

-- Looks at data of persons. Rows are only added. The client is a keyed pseudonym.
create table access_log (
    number integer primary key autoincrement,
    at text not null,
    account_id text not null,
    account_name text not null,
    gemeente text not null,
    client text,
    bericht_id text,
    what text not null,
    why text not null
) strict;

create index access_log_client on access_log (client) where client is not null;
create index access_log_bericht on access_log (bericht_id) where bericht_id is not null;

-- What is there already, as far as it can be told. The result of a message is json; one of another kind tells nothing.
with told as (
    select i.id, i.arrival, i.received_at, i.settled_at, i.state, case when json_valid(i.result) then i.result end as result,
        coalesce(i.standaard, b.standaard) as standaard, coalesce(i.gemeente, b.gemeente) as gemeente,
        coalesce(i.aanbieder, b.aanbieder) as aanbieder, coalesce(i.nummer, b.nummer) as nummer, b.dagtekening, d.declaratie_nummer
    from inbox i
    left join bericht b on b.id = i.id
    left join declaratie d on d.bericht_id = i.id
    where i.state <> 'received'
), header as (
    select t.*, cast(substr(t.result ->> 'message', -3) as integer) as told_nummer from told t
)
insert into verdict (bericht_id, arrival, received_at, received_on, settled_on, state, standaard, gemeente, aanbieder, nummer,
    identificatie, dagtekening, declaratie_nummer, level, submitted, granted)
select id, arrival, received_at, amsterdam_day(received_at), amsterdam_day(coalesce(settled_at, received_at)), state,
    coalesce(standaard, result ->> 'family'),
    coalesce(gemeente, case when told_nummer in (301, 302, 319, 320, 325) then result ->> 'sender' else result ->> 'receiver' end),
    coalesce(aanbieder, case when told_nummer in (301, 302, 319, 320, 325) then result ->> 'receiver' else result ->> 'sender' end),
    coalesce(nummer, told_nummer),
    result ->> 'identificatie', dagtekening, declaratie_nummer,
    case when state <> 'held' then result ->> 'level' end,
    result ->> 'submitted', result ->> 'granted'
from header;

insert into finding (bericht_id, ordinal, arrival, received_on, standaard, gemeente, aanbieder, nummer, rule, retour_code, level, class, path)
select v.bericht_id, f.key, v.arrival, v.received_on, v.standaard, v.gemeente, v.aanbieder, v.nummer,
    f.value ->> 'rule', f.value ->> 'code', f.value ->> 'level', f.value ->> 'class', f.value ->> 'path'
from verdict v
join inbox i on i.id = v.bericht_id
join json_each(case when json_valid(i.result) then i.result else '{}' end, '$.findings') f
where v.state in ('partly', 'rejected') and v.gemeente is not null and v.aanbieder is not null and v.nummer is not null
    and f.value ->> 'rule' is not null and f.value ->> 'class' is not null;

update verdict set findings = f.number from (select bericht_id, count(*) as number from finding group by bericht_id) f where f.bericht_id = verdict.bericht_id;

insert into bericht_client (gemeente, bsn, bericht_id)
select gemeente, bsn, bericht_id from toewijzing
union select gemeente, bsn, bericht_id from levering
union select gemeente, bsn, bericht_id from aanvraag
union select gemeente, bsn, bericht_id from prestatie;

insert into claim_total (bericht_id, delivered, product_categorie, product_code, standaard, gemeente, aanbieder, perceel, processed,
    lines, lines_rejected, submitted, granted, credit_submitted, credited)
select p.bericht_id, substr(p.begindatum, 1, 7) || '-01', p.product_categorie, p.product_code, p.standaard, p.gemeente, p.aanbieder,
    coalesce(max(p.perceel), ''), v.settled_on, count(*), count(*) filter (where p.state = 'rejected'),
    coalesce(sum(p.bedrag) filter (where p.is_debit), 0), coalesce(sum(p.bedrag) filter (where p.is_debit and p.state = 'granted'), 0),
    coalesce(sum(p.bedrag) filter (where not p.is_debit), 0), coalesce(sum(p.bedrag) filter (where not p.is_debit and p.state = 'granted'), 0)
from (
    select q.*, (
        select min(a.perceel) from agreement a
        where a.gemeente = q.gemeente and a.standaard = q.standaard and a.aanbieder = q.aanbieder and a.product_code = q.product_code
            and a.product_categorie = q.product_categorie and a.geldig_van <= q.begindatum and (a.geldig_tot is null or a.geldig_tot >= q.begindatum)) as perceel
    from prestatie q) p
join verdict v on v.bericht_id = p.bericht_id
where v.state <> 'held'
group by p.bericht_id, substr(p.begindatum, 1, 7), p.product_categorie, p.product_code, p.standaard, p.gemeente, p.aanbieder, v.settled_on;

update verdict set lines = t.lines, lines_rejected = t.lines_rejected
from (select bericht_id, count(*) as lines, count(*) filter (where state = 'rejected') as lines_rejected from prestatie group by bericht_id) t
where t.bericht_id = verdict.bericht_id;

insert into perceel_client (gemeente, standaard, aanbieder, perceel, year, bsn, since)
select p.gemeente, p.standaard, p.aanbieder, t.perceel, cast(substr(p.begindatum, 1, 4) as integer), p.bsn, min(t.processed)
from prestatie p
join claim_total t on t.bericht_id = p.bericht_id and t.delivered = substr(p.begindatum, 1, 7) || '-01'
    and t.product_categorie = p.product_categorie and t.product_code = p.product_code
where p.state = 'granted' and p.is_debit
group by p.gemeente, p.standaard, p.aanbieder, t.perceel, cast(substr(p.begindatum, 1, 4) as integer), p.bsn;

update verdict set answered_by = a.bericht_id, answered_on = a.received_on
from verdict a
where verdict.nummer in (301, 319) and a.nummer = verdict.nummer + 1 and a.state = 'accepted'
    and a.standaard = verdict.standaard and a.gemeente = verdict.gemeente and a.aanbieder = verdict.aanbieder
    and a.identificatie = verdict.identificatie;
