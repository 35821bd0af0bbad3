-- What is due is found by when, what waits in a scope by inbox_turn.
drop index inbox_waiting;
create index inbox_due on inbox (offer_after) where state = 'received' and parked_at is null;

-- What was rejected again is shown by how often.
create index finding_again on finding (attempt desc, arrival desc) where repeat_key is not null and attempt > 1;
