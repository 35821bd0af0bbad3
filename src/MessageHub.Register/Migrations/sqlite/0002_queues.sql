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
    last_at text not null
) strict;

-- Between whom an answer goes and what it is, for the header of the transport.
alter table outbox add column standaard text;
alter table outbox add column nummer integer;
alter table outbox add column sender text;
alter table outbox add column receiver text;
