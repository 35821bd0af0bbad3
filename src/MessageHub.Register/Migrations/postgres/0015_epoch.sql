-- Lives of this store: one begins when it is made, and one when somebody declares that it was restored from a backup, or that a standby took
-- over that was behind. Rows are only added, and the newest counts. The moment is also the name: two stores from one backup get two.
create table store_epoch (
    begun_at timestamptz primary key,
    begun_by text not null,
    -- The moment that the backup was of; null for a store that was made.
    as_of timestamptz,
    -- The newest message and answer that it began with: one of these messages that is answered later may have had an answer that is not here.
    last_arrival bigint,
    last_answer bigint,
    -- Since when it is known that this store lacks what stood in it, and when that stood in it; null while nobody knows of anything.
    doubted_at timestamptz,
    lacks_of timestamptz
);

insert into store_epoch (begun_at, begun_by) values (now(), 'migration');
