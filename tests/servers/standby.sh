#!/usr/bin/env bash
# A private throw-away standby of a PostgreSQL that tests/servers/postgres.sh started.
#
#   tests/servers/standby.sh start DIR PRIMARY [sync|async]   copies the primary in the folder PRIMARY into DIR, follows it and prints a connection string;
#                                                             with sync the primary waits from then on until the standby has what is committed
#   tests/servers/standby.sh lag DIR       stops following, so that the standby lacks what is committed from now on
#   tests/servers/standby.sh promote DIR   makes it a primary
#   tests/servers/standby.sh stop DIR      stops it and removes DIR
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -ge 2 ] || usage
command=$1
bin=${MESSAGEHUB_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

as_postgres() {
    as_user postgres "$@"
}

port_of() {
    sed -n 's/^port = \([0-9]*\).*/\1/p' "$1/data/postgresql.auto.conf" | tail -1
}

sql() {
    "$bin/psql" -h 127.0.0.1 -p "$1" -U app -d postgres -qAtX -v ON_ERROR_STOP=1 -c "$2"
}

# Waits until a question is answered with t.
until_true() {
    for _ in $(seq 200); do
        if [ "$(sql "$1" "$2" 2>/dev/null)" = t ]; then
            return
        fi
        sleep 0.1
    done
    echo "Waited in vain: $2" >&2
    exit 1
}

start() {
    local dir primary port
    primary=$(port_of "$2")
    dir=$(new_folder postgres "$1")
    cd /
    as_postgres "$bin/pg_basebackup" -h 127.0.0.1 -p "$primary" -U app -D "$dir/data" -R -X stream -c fast >"$dir/basebackup.log" 2>&1 ||
        { cat "$dir/basebackup.log" >&2; exit 1; }
    # Another process may take the port between looking and listening.
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres tee -a "$dir/data/postgresql.auto.conf" >/dev/null <<CONF
port = $port
primary_conninfo = 'host=127.0.0.1 port=$primary user=app application_name=standby'
synchronous_standby_names = ''
CONF
        if as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start >/dev/null 2>&1; then
            until_true "$primary" "select count(*) > 0 from pg_stat_replication where application_name = 'standby' and state = 'streaming'"
            if [ "${3:-async}" = sync ]; then
                sql "$primary" "alter system set synchronous_standby_names = 'standby'"
                sql "$primary" "select pg_reload_conf()" >/dev/null
                until_true "$primary" "select count(*) > 0 from pg_stat_replication where sync_state = 'sync'"
            fi
            echo "Host=127.0.0.1;Port=$port;Username=app;Database=postgres"
            return
        fi
    done
    cat "$dir/server.log" >&2
    exit 1
}

existing() {
    [ -d "$1/data" ] || { echo "No standby in $1." >&2; exit 1; }
    (cd "$1" && pwd)
}

lag() {
    local dir port
    dir=$(existing "$1")
    port=$(port_of "$dir")
    sql "$port" "alter system set primary_conninfo = ''"
    sql "$port" "select pg_reload_conf()" >/dev/null
    until_true "$port" "select count(*) = 0 from pg_stat_wal_receiver"
}

promote() {
    local dir
    dir=$(existing "$1")
    cd /
    as_postgres "$bin/pg_ctl" -D "$dir/data" -w promote >/dev/null
}

stop() {
    local dir
    dir=$(existing "$1")
    cd /
    if [ -f "$dir/data/postmaster.pid" ]; then
        as_postgres "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
    fi
    rm -rf "$dir"
}

case $command in
    start) [ $# -ge 3 ] || usage; start "$2" "$3" "${4:-async}" ;;
    lag) lag "$2" ;;
    promote) promote "$2" ;;
    stop) stop "$2" ;;
    *) usage ;;
esac
