-- Talks with aanbieders about their contracts, and what was agreed in them. Rights are those with which it was written (0297, 0297/jw; commas
-- between them): who may not see all of that does not see it. Nothing of a person stands in it.
create table talk (
    number integer primary key autoincrement,
    agb text not null,
    rights text not null,
    held_on text not null,
    -- When the next one is, if that was agreed.
    next_on text,
    note text not null,
    made_by text not null,
    made_at text not null
) strict;

create index talk_agb on talk (agb, held_on);

create table talk_action (
    number integer primary key autoincrement,
    agb text not null,
    rights text not null,
    what text not null,
    who text not null,
    due_on text not null,
    made_by text not null,
    made_at text not null,
    done_by text,
    done_at text
) strict;

create index talk_action_agb on talk_action (agb, number);

-- What an aanbieder is to reach. The value it had when that was agreed never changes. Values are in hundredths.
create table talk_target (
    number integer primary key autoincrement,
    agb text not null,
    rights text not null,
    indicator text not null,
    baseline integer not null,
    baseline_on text not null,
    baseline_from text not null,
    baseline_until text not null,
    target integer not null,
    due_on text not null,
    made_by text not null,
    made_at text not null,
    done_by text,
    done_at text
) strict;

create index talk_target_agb on talk_target (agb, number);
