-- What the backoffice asks of many messages at once, kept narrow beside the message itself: one row for each that was judged or waits
-- for a person. Days are days in Europe/Amsterdam; amounts are whole eurocents.
create table verdict (
    bericht_id uuid primary key references inbox (id),
    arrival bigint not null unique,
    received_at timestamptz not null,
    received_on date not null,
    settled_on date not null,
    state text not null check (state in ('accepted', 'partly', 'rejected', 'refused', 'held')),
    standaard text,
    gemeente text,
    aanbieder text,
    nummer bigint,
    identificatie text,
    dagtekening date,
    declaratie_nummer text,
    level bigint,
    submitted bigint,
    granted bigint,
    lines bigint not null default 0,
    lines_rejected bigint not null default 0,
    findings bigint not null default 0,
    -- Which time something of it is rejected with the same key; 0 when nothing is.
    attempt bigint not null default 0,
    -- 301, 319: the 302 or 320 to it.
    answered_by uuid references inbox (id),
    answered_on date
);

create index verdict_day on verdict (gemeente, received_on);
create index verdict_declaratie on verdict (gemeente, declaratie_nummer) where declaratie_nummer is not null;
create index verdict_unanswered on verdict (gemeente, settled_on) where answered_on is null and nummer in (301, 319) and state = 'accepted';

-- Whose data a message holds, accepted or not: to find it, and to tell a person what is held of them.
create table bericht_client (
    gemeente text not null,
    bsn text not null,
    bericht_id uuid not null references inbox (id),
    primary key (gemeente, bsn, bericht_id)
);

create index bericht_client_bericht on bericht_client (bericht_id);

-- Rules of levels 2 to 4 that failed, in messages that were judged for good; without anything of a person.
create table finding (
    bericht_id uuid not null references verdict (bericht_id),
    ordinal bigint not null,
    arrival bigint not null,
    received_on date not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    nummer bigint not null,
    rule text not null,
    -- Null where the standard gives none.
    retour_code text,
    level bigint not null,
    class text not null,
    path text,
    referentie text,
    toewijzing_nummer bigint,
    product_categorie text,
    product_code text,
    begindatum date,
    einddatum date,
    perceel text,
    bedrag bigint,
    -- What makes it the same thing when it is offered again.
    repeat_key text,
    attempt bigint not null default 0,
    primary key (bericht_id, ordinal)
);

create unique index finding_arrival on finding (arrival, ordinal);
create index finding_repeat on finding (gemeente, aanbieder, repeat_key) where repeat_key is not null;
create index finding_toewijzing on finding (gemeente, toewijzing_nummer) where toewijzing_nummer is not null;
create index finding_referentie on finding (gemeente, referentie) where referentie is not null;

-- Amounts of claims that were judged for good, by product and month of delivery. The perceel is that of the agreement when it was judged.
create table claim_total (
    bericht_id uuid not null references verdict (bericht_id),
    delivered date not null,
    product_categorie text not null,
    product_code text not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    perceel text not null,
    processed date not null,
    lines bigint not null,
    lines_rejected bigint not null,
    submitted bigint not null,
    granted bigint not null,
    credit_submitted bigint not null,
    credited bigint not null,
    primary key (bericht_id, delivered, product_categorie, product_code)
);

-- Persons for whom something was granted, by perceel and year of delivery, since the first day it was.
create table perceel_client (
    gemeente text not null,
    standaard text not null,
    aanbieder text not null,
    perceel text not null,
    year bigint not null,
    bsn text not null,
    since date not null,
    primary key (gemeente, standaard, aanbieder, perceel, year, bsn)
);

-- All lines of an allocation, also the rejected ones, and both also for who does not know the aanbieder.
drop index prestatie_toewijzing;
create index prestatie_toewijzing on prestatie (standaard, gemeente, toewijzing_nummer, aanbieder);
drop index prestatie_referentie;
create index prestatie_referentie on prestatie (standaard, gemeente, referentie_nummer, aanbieder);

create index inbox_parked on inbox (arrival) where parked_at is not null;

-- Decisions that one person proposed and another has to confirm.
create table proposal (
    number bigint generated always as identity primary key,
    held_number bigint not null references held (number),
    line bigint,
    decision text not null,
    retour_code text,
    proposed_by text not null,
    note text not null,
    proposed_at timestamptz not null,
    state text not null default 'open' check (state in ('open', 'confirmed', 'withdrawn')),
    closed_by text,
    closed_at timestamptz
);

create unique index proposal_open on proposal (held_number, coalesce(line, 0)) where state = 'open';

-- Who may sign in. Passwords are hashed and TOTP secrets encrypted by the host.
create table account (
    id uuid primary key,
    name text not null unique,
    display_name text not null,
    password_hash text,
    must_change_password boolean not null,
    totp_secret text,
    -- The last time step that was used.
    totp_step bigint not null default 0,
    failures bigint not null default 0,
    locked_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null,
    last_sign_in_at timestamptz
);

create table account_role (
    account_id uuid not null references account (id),
    role text not null,
    primary key (account_id, role)
);

create table account_gemeente (
    account_id uuid not null references account (id),
    gemeente text not null,
    primary key (account_id, gemeente)
);

create table recovery_code (
    account_id uuid not null references account (id),
    hash text not null,
    used_at timestamptz,
    primary key (account_id, hash)
);

create table account_session (
    token_hash text primary key,
    account_id uuid not null references account (id),
    started_at timestamptz not null,
    seen_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
);

create index account_session_account on account_session (account_id) where ended_at is null;

-- Keys that all hosts on this database share.
create table key_ring (
    number bigint generated always as identity primary key,
    name text not null unique,
    key text not null
);

-- Looks at data of persons. Rows are only added. The client is a keyed pseudonym.
create table access_log (
    number bigint generated always as identity primary key,
    at timestamptz not null,
    account_id uuid not null,
    account_name text not null,
    gemeente text not null,
    client text,
    bericht_id uuid,
    what text not null,
    why text not null
);

create index access_log_client on access_log (client) where client is not null;
create index access_log_bericht on access_log (bericht_id) where bericht_id is not null;

-- What is there already, as far as it can be told. The result of a message is json; one of another kind tells nothing.
with told as (
    select i.id, i.arrival, i.received_at, i.settled_at, i.state, case when i.result like '{%}' then i.result::jsonb end as result,
        coalesce(i.standaard, b.standaard) as standaard, coalesce(i.gemeente, b.gemeente) as gemeente,
        coalesce(i.aanbieder, b.aanbieder) as aanbieder, coalesce(i.nummer, b.nummer) as nummer, b.dagtekening, d.declaratie_nummer
    from inbox i
    left join bericht b on b.id = i.id
    left join declaratie d on d.bericht_id = i.id
    where i.state <> 'received'
), header as (
    select t.*, cast(right(t.result ->> 'message', 3) as bigint) as told_nummer from told t
)
insert into verdict (bericht_id, arrival, received_at, received_on, settled_on, state, standaard, gemeente, aanbieder, nummer,
    identificatie, dagtekening, declaratie_nummer, level, submitted, granted)
select id, arrival, received_at, (received_at at time zone 'Europe/Amsterdam')::date,
    (coalesce(settled_at, received_at) at time zone 'Europe/Amsterdam')::date, state,
    coalesce(standaard, result ->> 'family'),
    coalesce(gemeente, result ->> case when told_nummer in (301, 302, 319, 320, 325) then 'sender' else 'receiver' end),
    coalesce(aanbieder, result ->> case when told_nummer in (301, 302, 319, 320, 325) then 'receiver' else 'sender' end),
    coalesce(nummer, told_nummer),
    result ->> 'identificatie', dagtekening, declaratie_nummer,
    case when state <> 'held' then cast(result ->> 'level' as bigint) end,
    cast(result ->> 'submitted' as bigint), cast(result ->> 'granted' as bigint)
from header;

insert into finding (bericht_id, ordinal, arrival, received_on, standaard, gemeente, aanbieder, nummer, rule, retour_code, level, class, path)
select v.bericht_id, f.place - 1, v.arrival, v.received_on, v.standaard, v.gemeente, v.aanbieder, v.nummer,
    f.value ->> 'rule', f.value ->> 'code', cast(f.value ->> 'level' as bigint), f.value ->> 'class', f.value ->> 'path'
from verdict v
join inbox i on i.id = v.bericht_id
cross join lateral jsonb_array_elements(case when i.result like '{%}' then i.result::jsonb -> 'findings' end) with ordinality as f (value, place)
where v.state in ('partly', 'rejected') and v.gemeente is not null and v.aanbieder is not null and v.nummer is not null
    and f.value ->> 'rule' is not null and f.value ->> 'class' is not null;

update verdict v set findings = f.number from (select bericht_id, count(*) as number from finding group by bericht_id) f where f.bericht_id = v.bericht_id;

insert into bericht_client (gemeente, bsn, bericht_id)
select gemeente, bsn, bericht_id from toewijzing
union select gemeente, bsn, bericht_id from levering
union select gemeente, bsn, bericht_id from aanvraag
union select gemeente, bsn, bericht_id from prestatie;

insert into claim_total (bericht_id, delivered, product_categorie, product_code, standaard, gemeente, aanbieder, perceel, processed,
    lines, lines_rejected, submitted, granted, credit_submitted, credited)
select p.bericht_id, date_trunc('month', p.begindatum)::date, p.product_categorie, p.product_code, p.standaard, p.gemeente, p.aanbieder,
    coalesce(max(a.perceel), ''), v.settled_on, count(*), count(*) filter (where p.state = 'rejected'),
    coalesce(sum(p.bedrag) filter (where p.is_debit), 0), coalesce(sum(p.bedrag) filter (where p.is_debit and p.state = 'granted'), 0),
    coalesce(sum(p.bedrag) filter (where not p.is_debit), 0), coalesce(sum(p.bedrag) filter (where not p.is_debit and p.state = 'granted'), 0)
from prestatie p
join verdict v on v.bericht_id = p.bericht_id
left join lateral (
    select min(a.perceel) as perceel from agreement a
    where a.gemeente = p.gemeente and a.standaard = p.standaard and a.aanbieder = p.aanbieder and a.product_code = p.product_code
        and a.product_categorie = p.product_categorie and a.geldig_van <= p.begindatum and (a.geldig_tot is null or a.geldig_tot >= p.begindatum)) a on true
where v.state <> 'held'
group by p.bericht_id, date_trunc('month', p.begindatum)::date, p.product_categorie, p.product_code, p.standaard, p.gemeente, p.aanbieder, v.settled_on;

update verdict v set lines = t.lines, lines_rejected = t.lines_rejected
from (select bericht_id, count(*) as lines, count(*) filter (where state = 'rejected') as lines_rejected from prestatie group by bericht_id) t
where t.bericht_id = v.bericht_id;

insert into perceel_client (gemeente, standaard, aanbieder, perceel, year, bsn, since)
select p.gemeente, p.standaard, p.aanbieder, t.perceel, extract(year from p.begindatum)::bigint, p.bsn, min(t.processed)
from prestatie p
join claim_total t on t.bericht_id = p.bericht_id and t.delivered = date_trunc('month', p.begindatum)::date
    and t.product_categorie = p.product_categorie and t.product_code = p.product_code
where p.state = 'granted' and p.is_debit
group by p.gemeente, p.standaard, p.aanbieder, t.perceel, extract(year from p.begindatum)::bigint, p.bsn;

update verdict o set answered_by = a.bericht_id, answered_on = a.received_on
from verdict a
where o.nummer in (301, 319) and a.nummer = o.nummer + 1 and a.state = 'accepted'
    and a.standaard = o.standaard and a.gemeente = o.gemeente and a.aanbieder = o.aanbieder and a.identificatie = o.identificatie;
