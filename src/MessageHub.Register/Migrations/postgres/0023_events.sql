-- Facts for other systems of the gemeente, in the order in which they were written; without anything of a person. One that was sent is
-- removed after a while.
create table event (
    number bigint generated always as identity primary key,
    id uuid not null unique,
    bericht_id uuid not null references inbox (id),
    gemeente text not null,
    kind text not null,
    subject text not null,
    data text not null,
    happened_at timestamptz not null,
    sent_at timestamptz
);

create index event_unsent on event (number) where sent_at is null;
create index event_sent on event (sent_at) where sent_at is not null;
