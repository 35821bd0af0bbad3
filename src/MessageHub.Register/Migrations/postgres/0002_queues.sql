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
    last_at timestamptz not null
);

-- Between whom an answer goes and what it is, for the header of the transport.
alter table outbox
    add column standaard text,
    add column nummer bigint,
    add column sender text,
    add column receiver text;
