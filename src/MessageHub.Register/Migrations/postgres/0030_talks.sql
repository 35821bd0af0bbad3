-- Talks with aanbieders about their contracts, and what was agreed in them. Rights are those with which it was written (0297, 0297/jw; commas
-- between them): who may not see all of that does not see it. Nothing of a person stands in it.
create table talk (
    number bigint generated always as identity primary key,
    agb text not null,
    rights text not null,
    held_on date not null,
    -- When the next one is, if that was agreed.
    next_on date,
    note text not null,
    made_by text not null,
    made_at timestamptz not null
);

create index talk_agb on talk (agb, held_on);

create table talk_action (
    number bigint generated always as identity primary key,
    agb text not null,
    rights text not null,
    what text not null,
    who text not null,
    due_on date not null,
    made_by text not null,
    made_at timestamptz not null,
    done_by text,
    done_at timestamptz
);

create index talk_action_agb on talk_action (agb, number);

-- What an aanbieder is to reach. The value it had when that was agreed never changes. Values are in hundredths.
create table talk_target (
    number bigint generated always as identity primary key,
    agb text not null,
    rights text not null,
    indicator text not null,
    baseline bigint not null,
    baseline_on date not null,
    baseline_from date not null,
    baseline_until date not null,
    target bigint not null,
    due_on date not null,
    made_by text not null,
    made_at timestamptz not null,
    done_by text,
    done_at timestamptz
);

create index talk_target_agb on talk_target (agb, number);
