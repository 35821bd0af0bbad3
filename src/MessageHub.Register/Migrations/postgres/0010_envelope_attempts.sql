-- How often the program failed on an envelope, or died with it in hand. With too many it is parked, so that nothing is tried for ever.
alter table envelope_in add column attempts bigint not null default 0;
