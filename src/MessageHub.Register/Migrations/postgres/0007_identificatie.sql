-- What is asked for by a list comes first, as in the indexes of 0002: of messages of a kind that were not there when a plan was made, an
-- index that begins with the scope is gone through for all of the scope.
drop index bericht_identificatie;
drop index bericht_identificatie_gemeente;
create unique index bericht_identificatie on bericht (identificatie, aanbieder, gemeente, standaard, nummer) where nummer not in (301, 319);
create unique index bericht_identificatie_gemeente on bericht (identificatie, gemeente, standaard, nummer) where nummer in (301, 319) and in_force;

-- What a 302 or 320 is about, in force or not.
create index bericht_own on bericht (identificatie, aanbieder, gemeente, standaard, nummer) where nummer in (301, 319);
