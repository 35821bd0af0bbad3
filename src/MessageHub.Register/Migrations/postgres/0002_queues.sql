-- What the header of a message says, so that the messages of one scope are found in order of arrival without reading them; null when
-- the header cannot be read. transport_id is the sender's: the same id is the same message.
alter table inbox
    add column transport_id text unique,
    add column standaard text,
    add column gemeente text,
    add column aanbieder text,
    add column nummer bigint,
    add column settled_at timestamptz,
    -- A message without verdict is offered (again) from this moment on.
    add column offer_after timestamptz not null default '-infinity',
    -- A fault keeps it from being judged until somebody says so.
    add column parked_at timestamptz,
    add column trace_parent text;

-- Bytes stay out of the row and are not compressed: a change of state does not write them again.
alter table inbox alter column content set storage external, alter column result set storage main;
alter table outbox alter column content set storage external;
alter table inbox set (toast_tuple_target = 256);
alter table outbox set (toast_tuple_target = 256);

drop index inbox_received;
create index inbox_waiting on inbox (arrival) where state = 'received' and parked_at is null;
create index inbox_turn on inbox (standaard, gemeente, aanbieder, arrival) where state = 'received' and parked_at is null;

-- What went wrong on our side with a message, of those it went wrong with. The row stays when the message got its verdict after all.
create table fault (
    bericht_id uuid primary key references inbox (id),
    cause text not null,
    details text not null,
    attempts bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- When those who watch were told that it is parked; null while they were not.
    told_at timestamptz
);

-- Between whom an answer goes and what it is, for the header of the transport.
alter table outbox
    add column standaard text,
    add column nummer bigint,
    add column sender text,
    add column receiver text;

-- What a message asks for by a list comes first: an index that begins with the scope is gone through for all of the scope when the
-- database knows little of the table.
drop index toewijzing_nummer;
drop index toewijzing_bsn;
drop index toewijzing_referentie;
drop index levering_bsn;
drop index aanvraag_bsn;
drop index aanvraag_referentie;
drop index antwoord_referentie;
drop index prestatie_referentie;
drop index prestatie_vorig;
drop index prestatie_toewijzing;
create index toewijzing_nummer on toewijzing (toewijzing_nummer, gemeente, standaard);
create index toewijzing_bsn on toewijzing (bsn, aanbieder, gemeente, standaard);
create index toewijzing_referentie on toewijzing (referentie_aanbieder, aanbieder, gemeente, standaard) where referentie_aanbieder is not null;
create index levering_bsn on levering (bsn, aanbieder, gemeente, standaard) where deleted_by is null;
create index aanvraag_bsn on aanvraag (bsn, aanbieder, gemeente, standaard);
create index aanvraag_referentie on aanvraag (referentie_aanbieder, aanbieder, gemeente, standaard);
create index antwoord_referentie on antwoord (referentie_aanbieder, aanbieder, gemeente, standaard);
create index prestatie_referentie on prestatie (referentie_nummer, aanbieder, gemeente, standaard);
create index prestatie_vorig on prestatie (vorig_referentie_nummer, aanbieder, gemeente, standaard) where vorig_referentie_nummer is not null;
create index prestatie_toewijzing on prestatie (toewijzing_nummer, aanbieder, gemeente, standaard) where state <> 'rejected';
