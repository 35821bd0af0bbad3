-- What is due is found by when, what waits in a scope by inbox_turn.
-- Stores of some days before this file was made have the new ones and not the old one.
drop index if exists inbox_waiting;
create index if not exists inbox_due on inbox (offer_after) where state = 'received' and parked_at is null;

-- What was rejected again is shown by how often.
create index if not exists finding_again on finding (attempt desc, arrival desc) where repeat_key is not null and attempt > 1;
