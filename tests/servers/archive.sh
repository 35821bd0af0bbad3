#!/usr/bin/env bash
# A base copy and the archived WAL of a PostgreSQL that tests/servers/postgres.sh started, to bring it back to a point in time.
#
#   tests/servers/archive.sh start DIR SERVER [SECONDS]   copies the server in the folder SERVER into DIR, and from then on its WAL, at the latest
#                                                         SECONDS (1) after it was written; restarts the server for it
#   tests/servers/archive.sh recover DIR SERVER [TIME]    kills the server and puts it back from DIR as it was at TIME, or as far as the archive
#                                                         goes, at the same address
#   tests/servers/archive.sh stop DIR                     removes DIR
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() {
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -ge 2 ] || usage
command=$1
scripts=$(cd "$(dirname "$0")" && pwd)
bin=${MESSAGEHUB_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

as_postgres() {
    as_user postgres "$@"
}

port_of() {
    sed -n 's/^port = \([0-9]*\).*/\1/p' "$1/data/postgresql.auto.conf" | tail -1
}

start() {
    local dir server
    server=$(cd "$2" && pwd)
    dir=$(new_folder postgres "$1")
    cd /
    as_postgres mkdir "$dir/wal"
    as_postgres tee -a "$server/data/postgresql.auto.conf" >/dev/null <<CONF
archive_mode = on
archive_timeout = ${3:-1}
archive_command = 'cp %p $dir/wal/.%f && mv $dir/wal/.%f $dir/wal/%f'
CONF
    as_postgres "$bin/pg_ctl" -D "$server/data" -l "$server/server.log" -m fast -w -t 60 restart >/dev/null
    as_postgres "$bin/pg_basebackup" -h 127.0.0.1 -p "$(port_of "$server")" -U app -D "$dir/base" -X none -c fast >"$dir/basebackup.log" 2>&1 ||
        { cat "$dir/basebackup.log" >&2; exit 1; }
}

recover() {
    local dir server
    dir=$(cd "$1" && pwd)
    server=$(cd "$2" && pwd)
    "$scripts/postgres.sh" kill "$server"
    cd /
    as_postgres rm -rf "$server/data"
    as_postgres cp -a "$dir/base" "$server/data"
    as_postgres tee -a "$server/data/postgresql.auto.conf" >/dev/null <<CONF
archive_mode = off
restore_command = 'cp $dir/wal/%f %p'
recovery_target_action = promote
CONF
    [ -z "${3:-}" ] || echo "recovery_target_time = '$3'" | as_postgres tee -a "$server/data/postgresql.auto.conf" >/dev/null
    as_postgres touch "$server/data/recovery.signal"
    "$scripts/postgres.sh" resume "$server"
    for _ in $(seq 600); do
        if [ "$("$bin/psql" -h 127.0.0.1 -p "$(port_of "$server")" -U app -d postgres -qAtX -c 'select pg_is_in_recovery()' 2>/dev/null)" = f ]; then
            return
        fi
        sleep 0.1
    done
    tail -5 "$server/server.log" >&2
    exit 1
}

case $command in
    start) [ $# -ge 3 ] || usage; start "$2" "$3" "${4:-1}" ;;
    recover) [ $# -ge 3 ] || usage; recover "$2" "$3" "${4:-}" ;;
    stop) rm -rf "$2" ;;
    *) usage ;;
esac
