-- By what a verdict was reached: the release of the message, and the program, the rules (a hash) and the agreements (the number of the last
-- change that was in them). What is there already is of release 3.2, which was the only one; the rest of it was not kept.
alter table verdict add column release text;
alter table verdict add column program text;
alter table verdict add column rule_set text;
alter table verdict add column agreements integer;
update verdict set release = '3.2' where standaard is not null;
