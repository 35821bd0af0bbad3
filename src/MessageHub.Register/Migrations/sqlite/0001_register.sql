-- What arrived, byte for byte, and what became of it. Rows are never deleted.
create table inbox (
    arrival integer primary key autoincrement,
    id text not null unique,
    file_name text not null,
    content blob not null,
    received_at text not null,
    state text not null default 'received' check (state in ('received', 'accepted', 'partly', 'rejected', 'refused', 'held')),
    result text
) strict;

create index inbox_received on inbox (arrival) where state = 'received';
create index inbox_held on inbox (arrival) where state = 'held';

-- At most one answer per message: the primary key is the message it answers.
create table outbox (
    number integer primary key autoincrement,
    bericht_id text not null unique references inbox (id),
    file_name text not null,
    content blob not null,
    sent_at text
) strict;

create index outbox_unsent on outbox (number) where sent_at is null;

-- Numbers that are handed out in order.
create table counter (
    name text primary key,
    value integer not null
) strict;

insert into counter (name, value) values ('identificatie', 0), ('volgorde', 0), ('held', 0);

-- A message whose numbers are used: accepted, a processed claim, or a claim that waits for a person (D4, D78).
create table bericht (
    id text primary key references inbox (id),
    volgorde integer not null unique,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    nummer integer not null,
    identificatie text not null,
    dagtekening text not null,
    -- False once a 302 or 320 undid it; its rows stay and no longer count (D72).
    in_force integer not null default 1,
    undone_by text references inbox (id)
) strict;

create unique index bericht_identificatie on bericht (standaard, gemeente, aanbieder, nummer, identificatie) where nummer not in (301, 319);
create unique index bericht_identificatie_gemeente on bericht (standaard, gemeente, nummer, identificatie) where nummer in (301, 319) and in_force;

-- Versions of allocations (301).
create table toewijzing (
    bericht_id text not null references bericht (id) on delete cascade,
    regel integer not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    toewijzing_nummer integer not null,
    referentie_aanbieder text,
    categorie text,
    code text,
    toewijzingsdatum text not null,
    toewijzingstijd text not null,
    ingangsdatum text not null,
    einddatum text,
    reden_wijziging text,
    volume integer,
    eenheid text,
    frequentie text,
    budget integer,
    primary key (bericht_id, regel)
) strict;

create index toewijzing_nummer on toewijzing (standaard, gemeente, toewijzing_nummer);
create index toewijzing_bsn on toewijzing (standaard, gemeente, aanbieder, bsn);
create index toewijzing_referentie on toewijzing (standaard, gemeente, aanbieder, referentie_aanbieder) where referentie_aanbieder is not null;

-- Starts (305) and stops (307) of first deliveries.
create table levering (
    bericht_id text not null references bericht (id) on delete cascade,
    regel integer not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    toewijzing_nummer integer,
    categorie text,
    code text,
    begindatum text not null,
    -- Null for a start.
    reden_beeindiging text,
    einddatum text,
    -- The message that deleted it (StatusAanlevering 3).
    deleted_by text references inbox (id),
    primary key (bericht_id, regel)
) strict;

create index levering_bsn on levering (standaard, gemeente, aanbieder, bsn) where deleted_by is null;

-- Requests: one per AangevraagdProduct (315), one per 317.
create table aanvraag (
    bericht_id text not null references bericht (id) on delete cascade,
    regel integer not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    referentie_aanbieder text not null,
    primary key (bericht_id, regel)
) strict;

create index aanvraag_bsn on aanvraag (standaard, gemeente, aanbieder, bsn);
create index aanvraag_referentie on aanvraag (standaard, gemeente, aanbieder, referentie_aanbieder);

-- Answers to requests (319).
create table antwoord (
    bericht_id text primary key references bericht (id) on delete cascade,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    referentie_aanbieder text not null,
    verzoek_antwoord text not null
) strict;

create index antwoord_referentie on antwoord (standaard, gemeente, aanbieder, referentie_aanbieder);

-- Claims (323) that were processed or wait for a person.
create table declaratie (
    bericht_id text primary key references bericht (id) on delete cascade,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    declaratie_nummer text not null,
    begindatum text not null,
    einddatum text not null
) strict;

create unique index declaratie_nummer on declaratie (standaard, gemeente, aanbieder, declaratie_nummer);
create index declaratie_periode on declaratie (standaard, gemeente, aanbieder, begindatum);

-- Lines of claims. Amounts and tariffs are whole eurocents.
create table prestatie (
    bericht_id text not null references bericht (id) on delete cascade,
    regel integer not null,
    standaard text not null,
    gemeente text not null,
    aanbieder text not null,
    bsn text not null,
    referentie_nummer text not null,
    vorig_referentie_nummer text,
    toewijzing_nummer integer not null,
    product_categorie text not null,
    product_code text not null,
    begindatum text not null,
    einddatum text not null,
    geleverd_volume integer not null,
    eenheid text not null,
    product_tarief integer,
    bedrag integer not null,
    is_debit integer not null,
    state text not null check (state in ('granted', 'rejected', 'held')),
    primary key (bericht_id, regel)
) strict;

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
    geldig_van text not null,
    product_categorie text not null,
    source_row integer not null,
    tarief integer,
    geldig_tot text,
    minuten_toegestaan integer not null,
    perceel text not null,
    variant text not null,
    primary key (gemeente, standaard, aanbieder, product_code, eenheid, geldig_van)
) strict;

-- Messages that wait for a person, or did: the number people use stays theirs.
create table held (
    number integer primary key,
    bericht_id text not null unique references inbox (id),
    standaard text not null,
    nummer integer not null,
    identificatie text not null,
    afzender text not null,
    ontvanger text not null,
    because text
) strict;

create table waiting_line (
    bericht_id text not null references inbox (id),
    regel integer not null,
    referentie_nummer text not null,
    reason text not null,
    proposal text not null,
    primary key (bericht_id, regel)
) strict;

-- What people decided; the last one on a line counts, earlier ones stay as history.
create table decision (
    number integer primary key autoincrement,
    bericht_id text not null references inbox (id),
    referentie_nummer text,
    decision text not null,
    retour_code text,
    decided_by text not null,
    note text not null,
    decided_at text not null
) strict;

create index decision_bericht on decision (bericht_id, number);
