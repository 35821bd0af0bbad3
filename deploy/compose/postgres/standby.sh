#!/usr/bin/env bash
# Starts the standby: on an empty volume with a copy of the primary. After a promotion it starts as what it is then, a primary.
set -euo pipefail

umask 077
printf '*:*:*:standby:%s\n' "$(cat /run/secrets/postgres_replication)" >/tmp/primary
primary="host=postgres user=standby application_name=standby passfile=/tmp/primary"
if [ ! -d "$PGDATA" ]; then
    # Under another name until it is whole: a copy that was interrupted is made again.
    rm -rf "$PGDATA.part"
    pg_basebackup --pgdata="$PGDATA.part" --wal-method=stream --checkpoint=fast --dbname="$primary"
    touch "$PGDATA.part/standby.signal"
    mv "$PGDATA.part" "$PGDATA"
fi
exec "$@" -cprimary_conninfo="$primary"
