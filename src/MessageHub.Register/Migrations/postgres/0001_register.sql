-- What arrived, byte for byte, and what became of it. Rows are never deleted.
create table inbox (
    arrival bigint generated always as identity primary key,
    id uuid not null unique,
    file_name text not null,
    content bytea not null,
    received_at timestamptz not null,
    state text not null default 'received' check (state in ('received', 'accepted', 'partly', 'rejected', 'refused', 'held')),
    result text
);

create index inbox_received on inbox (arrival) where state = 'received';
create index inbox_held on inbox (arrival) where state = 'held';

-- At most one answer per message: the primary key is the message it answers.
create table outbox (
    number bigint generated always as identity primary key,
    bericht_id uuid not null unique references inbox (id),
    file_name text not null,
    content bytea not null,
    sent_at timestamptz
);

create index outbox_unsent on outbox (number) where sent_at is null;

-- Numbers that are handed out in order; a sequence does not make other transactions wait.
create sequence identificatie as bigint maxvalue 99999999999 no cycle;
create sequence volgorde as bigint;
create sequence held_number as bigint;

-- A message whose numbers are used: accepted, a processed claim, or a claim that waits for a person (D4, D78).
create table bericht (
    id uuid primary key references inbox (id),
    volgorde bigint not null unique,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    nummer bigint not null,
    identificatie text not null,
    dagtekening date not null,
    -- False once a 302 or 320 undid it; its rows stay and no longer count (D72).
    in_force boolean not null default true,
    undone_by uuid references inbox (id)
);

create unique index bericht_identificatie on bericht (standaard, gemeente, aanbieder, nummer, identificatie) where nummer not in (301, 319);
create unique index bericht_identificatie_gemeente on bericht (standaard, gemeente, nummer, identificatie) where nummer in (301, 319) and in_force;

-- Versions of allocations (301).
create table toewijzing (
    bericht_id uuid not null references bericht (id) on delete cascade,
    regel bigint not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    toewijzing_nummer bigint not null,
    referentie_aanbieder text,
    categorie text,
    code text,
    toewijzingsdatum date not null,
    toewijzingstijd time not null,
    ingangsdatum date not null,
    einddatum date,
    reden_wijziging text,
    volume bigint,
    eenheid text,
    frequentie text,
    budget bigint,
    primary key (bericht_id, regel)
);

create index toewijzing_nummer on toewijzing (standaard, gemeente, toewijzing_nummer);
create index toewijzing_bsn on toewijzing (standaard, gemeente, aanbieder, bsn);
create index toewijzing_referentie on toewijzing (standaard, gemeente, aanbieder, referentie_aanbieder) where referentie_aanbieder is not null;

-- Starts (305) and stops (307) of first deliveries.
create table levering (
    bericht_id uuid not null references bericht (id) on delete cascade,
    regel bigint not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    toewijzing_nummer bigint,
    categorie text,
    code text,
    begindatum date not null,
    -- Null for a start.
    reden_beeindiging text,
    einddatum date,
    -- The message that deleted it (StatusAanlevering 3).
    deleted_by uuid references inbox (id),
    primary key (bericht_id, regel)
);

create index levering_bsn on levering (standaard, gemeente, aanbieder, bsn) where deleted_by is null;

-- Requests: one per AangevraagdProduct (315), one per 317.
create table aanvraag (
    bericht_id uuid not null references bericht (id) on delete cascade,
    regel bigint not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    referentie_aanbieder text not null,
    primary key (bericht_id, regel)
);

create index aanvraag_bsn on aanvraag (standaard, gemeente, aanbieder, bsn);
create index aanvraag_referentie on aanvraag (standaard, gemeente, aanbieder, referentie_aanbieder);

-- Answers to requests (319).
create table antwoord (
    bericht_id uuid primary key references bericht (id) on delete cascade,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    referentie_aanbieder text not null,
    verzoek_antwoord text not null
);

create index antwoord_referentie on antwoord (standaard, gemeente, aanbieder, referentie_aanbieder);

-- Claims (323) that were processed or wait for a person.
create table declaratie (
    bericht_id uuid primary key references bericht (id) on delete cascade,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    declaratie_nummer text not null,
    begindatum date not null,
    einddatum date not null
);

create unique index declaratie_nummer on declaratie (standaard, gemeente, aanbieder, declaratie_nummer);
create index declaratie_periode on declaratie (standaard, gemeente, aanbieder, begindatum);

-- Lines of claims. Amounts and tariffs are whole eurocents.
create table prestatie (
    bericht_id uuid not null references bericht (id) on delete cascade,
    regel bigint not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    referentie_nummer text not null,
    vorig_referentie_nummer text,
    toewijzing_nummer bigint not null,
    product_categorie text not null,
    product_code text not null,
    begindatum date not null,
    einddatum date not null,
    geleverd_volume bigint not null,
    eenheid text not null,
    product_tarief bigint,
    bedrag bigint not null,
    is_debit boolean not null,
    state text not null check (state in ('granted', 'rejected', 'held')),
    primary key (bericht_id, regel)
);

-- A rejected line may repeat a number, because that may be why it was rejected (TR314).
create unique index prestatie_granted on prestatie (standaard, gemeente, aanbieder, referentie_nummer) where state = 'granted';
create index prestatie_referentie on prestatie (standaard, gemeente, aanbieder, referentie_nummer);
create index prestatie_vorig on prestatie (standaard, gemeente, aanbieder, vorig_referentie_nummer) where vorig_referentie_nummer is not null;
create index prestatie_toewijzing on prestatie (standaard, gemeente, aanbieder, toewijzing_nummer) where state <> 'rejected';

-- Imported agreements on tariffs. Tariffs are whole eurocents.
create table agreement (
    gemeente text not null,
    aanbieder text not null,
    standaard text not null,
    product_code text not null,
    eenheid text not null,
    geldig_van date not null,
    product_categorie text not null,
    source_row bigint not null,
    tarief bigint,
    geldig_tot date,
    minuten_toegestaan boolean not null,
    perceel text not null,
    variant text not null,
    primary key (gemeente, standaard, aanbieder, product_code, eenheid, geldig_van)
);

-- Messages that wait for a person, or did: the number people use stays theirs.
create table held (
    number bigint primary key,
    bericht_id uuid not null unique references inbox (id),
    standaard text not null,
    nummer bigint not null,
    identificatie text not null,
    afzender text not null,
    ontvanger text not null,
    because text
);

create table waiting_line (
    bericht_id uuid not null references inbox (id),
    regel bigint not null,
    referentie_nummer text not null,
    reason text not null,
    proposal text not null,
    primary key (bericht_id, regel)
);

-- What people decided; the last one on a line counts, earlier ones stay as history.
create table decision (
    number bigint generated always as identity primary key,
    bericht_id uuid not null references inbox (id),
    referentie_nummer text,
    decision text not null,
    retour_code text,
    decided_by text not null,
    note text not null,
    decided_at timestamptz not null
);

create index decision_bericht on decision (bericht_id, number);
