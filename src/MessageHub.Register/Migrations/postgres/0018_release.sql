-- By what a verdict was reached: the release of the message, and the program, the rules (a hash) and the agreements (the number of the last
-- change that was in them). What is there already is of release 3.2, which was the only one; the rest of it was not kept.
alter table verdict
    add column release text default '3.2',
    add column program text,
    add column rule_set text,
    add column agreements bigint;
-- Only what is there gets it, and without writing every row anew.
alter table verdict alter column release drop default;
update verdict set release = null where standaard is null;
