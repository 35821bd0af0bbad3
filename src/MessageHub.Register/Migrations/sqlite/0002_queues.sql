-- What the header of a message says, so that the messages of one scope are found in order of arrival without reading them; null when
-- the header cannot be read. transport_id is the sender's: the same id is the same message.
alter table inbox add column transport_id text;
alter table inbox add column standaard text;
alter table inbox add column gemeente text;
alter table inbox add column aanbieder text;
alter table inbox add column nummer integer;
alter table inbox add column settled_at text;
-- A message without verdict is offered (again) from this moment on.
alter table inbox add column offer_after text not null default '';
-- A fault keeps it from being judged until somebody says so.
alter table inbox add column parked_at text;
alter table inbox add column trace_parent text;

create unique index inbox_transport_id on inbox (transport_id);
drop index inbox_received;
create index inbox_waiting on inbox (arrival) where state = 'received' and parked_at is null;
create index inbox_turn on inbox (standaard, gemeente, aanbieder, arrival) where state = 'received' and parked_at is null;

-- What went wrong on our side with a message, of those it went wrong with. The row stays when the message got its verdict after all.
create table fault (
    bericht_id text primary key references inbox (id),
    cause text not null,
    details text not null,
    attempts integer not null,
    first_at text not null,
    last_at text not null,
    -- When those who watch were told that it is parked; null while they were not.
    told_at text
) strict;

-- Between whom an answer goes and what it is, for the header of the transport.
alter table outbox add column standaard text;
alter table outbox add column nummer integer;
alter table outbox add column sender text;
alter table outbox add column receiver text;

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
