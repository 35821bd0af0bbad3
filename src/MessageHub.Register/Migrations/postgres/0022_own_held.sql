-- Whom a message of our own that is held is about: what comes after it about the same client waits. Null for other messages.
alter table held add column bsn text;

create index held_own on held (standaard, afzender, ontvanger, number) where bsn is not null;
