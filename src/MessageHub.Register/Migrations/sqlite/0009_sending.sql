-- An answer that whoever takes it does not take, though he takes others: how often it was offered in vain, and since when it waits for
-- somebody to say that it may be sent again. The reason stands in fault.
alter table outbox add column attempts integer not null default 0;
alter table outbox add column parked_at text;
create index outbox_parked on outbox (number) where sent_at is null and parked_at is not null;
