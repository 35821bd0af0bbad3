-- Stops that were not deleted, by day: care that stopped while its allocation goes on is found from them.
create index levering_stop on levering (gemeente, einddatum) where reden_beeindiging is not null and deleted_by is null;
