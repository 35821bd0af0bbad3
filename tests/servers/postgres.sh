#!/usr/bin/env bash
# A private throw-away PostgreSQL 15 on a free loopback port, from Debian's package postgresql-15.
#
#   tests/servers/postgres.sh start DIR    starts it with all its files in DIR (new or empty) and prints a connection string
#   tests/servers/postgres.sh kill DIR     kills it at once, as a power switch would; its data stays
#   tests/servers/postgres.sh resume DIR   starts it again after a kill, at the same address
#   tests/servers/postgres.sh stop DIR     stops it and removes DIR
#
# The connection string goes into MESSAGEHUB_TEST_POSTGRES for the tests. Data does not survive a crash of the machine, because it does not wait
# for the disk; with MESSAGEHUB_POSTGRES_FSYNC=on it does, as in production. MESSAGEHUB_LISTEN_ALSO may hold more addresses of this machine.
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() {
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -eq 2 ] || usage
command=$1
bin=${MESSAGEHUB_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}

if [ ! -x "$bin/initdb" ]; then
    echo "PostgreSQL 15 is not installed (no $bin/initdb). Install it: apt-get install postgresql-15" >&2
    echo "Or set MESSAGEHUB_POSTGRES_BIN to the folder with initdb and pg_ctl." >&2
    exit 1
fi

as_postgres() {
    as_user postgres "$@"
}

begin() {
    as_postgres "$bin/pg_ctl" -D "$1/data" -l "$1/server.log" -w -t 60 start >/dev/null 2>&1
}

start() {
    local dir port
    dir=$(new_folder postgres "$1")
    cd /
    as_postgres "$bin/initdb" -D "$dir/data" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 ||
        { cat "$dir/initdb.log" >&2; exit 1; }
    # Another process may take the port between looking and listening.
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres tee "$dir/data/postgresql.auto.conf" >/dev/null <<CONF
listen_addresses = '$(echo 127.0.0.1 ${MESSAGEHUB_LISTEN_ALSO:-} | tr ' ' ,)'
port = $port
unix_socket_directories = ''
fsync = ${MESSAGEHUB_POSTGRES_FSYNC:-off}
max_connections = 200
CONF
        if begin "$dir"; then
            echo "Host=127.0.0.1;Port=$port;Username=app;Database=postgres"
            return
        fi
    done
    cat "$dir/server.log" >&2
    exit 1
}

existing() {
    [ -d "$1/data" ] || { echo "No server in $1." >&2; exit 1; }
    (cd "$1" && pwd)
}

is_alive() {
    [ -f "$1/data/postmaster.pid" ] && kill -0 "$(head -1 "$1/data/postmaster.pid")" 2>/dev/null
}

kill_at_once() {
    local dir postmaster
    dir=$(existing "$1")
    postmaster=$(head -1 "$dir/data/postmaster.pid")
    # A child that lives a moment longer would still commit, which no power switch does.
    # shellcheck disable=SC2046 # each is a word
    kill -STOP "$postmaster"
    kill -9 "$postmaster" $(pgrep -P "$postmaster") 2>/dev/null || true
}

resume() {
    local dir
    dir=$(existing "$1")
    cd /
    # Children of the killed one may still hold the memory for a moment.
    for _ in $(seq 50); do
        if begin "$dir"; then
            return
        fi
        sleep 0.2
    done
    tail -5 "$dir/server.log" >&2
    exit 1
}

stop() {
    local dir
    dir=$(existing "$1")
    cd /
    # One that was killed left its file, and may be about to vanish while it is asked to stop.
    if is_alive "$dir"; then
        as_postgres "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null 2>"$dir/stop.log" ||
            ! is_alive "$dir" || { cat "$dir/stop.log" >&2; exit 1; }
    fi
    rm -rf "$dir"
}

case $command in
    start) start "$2" ;;
    kill) kill_at_once "$2" ;;
    resume) resume "$2" ;;
    stop) stop "$2" ;;
    *) usage ;;
esac
