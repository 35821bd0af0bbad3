#!/usr/bin/env bash
# Lets the standby of compose.standby.yaml in, and has every commit wait until it is there too. Runs on the first start of an empty volume; for one
# that is older: docker compose … exec postgres bash /docker-entrypoint-initdb.d/20-standby.sh. Once more changes nothing.
set -euo pipefail

rule='host replication standby all scram-sha-256'
grep -qxF "$rule" "$PGDATA/pg_hba.conf" || echo "$rule" >>"$PGDATA/pg_hba.conf"
# Only then commits wait: what stands before is there already.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
    --set=password="$(cat /run/secrets/postgres_replication)" <<'SQL'
select 'create role standby login replication' where not exists (select from pg_roles where rolname = 'standby') \gexec
alter role standby password :'password';
grant pg_read_all_stats to messagehub;
alter system set wal_keep_size = '1GB';
alter system set synchronous_standby_names = 'standby';
select pg_reload_conf() \g /dev/null
SQL
