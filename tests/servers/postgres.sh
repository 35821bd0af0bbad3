#!/usr/bin/env bash
# A private throw-away PostgreSQL 15 on a free loopback port, from Debian's package postgresql-15.
#
#   tests/servers/postgres.sh start DIR   starts it with all its files in DIR (new or empty) and prints a connection string
#   tests/servers/postgres.sh stop DIR    stops it and removes DIR
#
# The connection string goes into MESSAGEHUB_TEST_POSTGRES for the tests. Data is not safe in it: it does not wait for the disk.
set -euo pipefail

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
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

# PostgreSQL refuses to run as root.
as_postgres() {
    if [ "$(id -u)" -eq 0 ]; then
        runuser -u postgres -- "$@"
    else
        "$@"
    fi
}

free_port() {
    local port
    for _ in $(seq 100); do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
    echo "No free port found." >&2
    return 1
}

start() {
    local dir=$1 port
    if [ -e "$dir" ] && [ -n "$(ls -A "$dir")" ]; then
        echo "$dir is not empty." >&2
        exit 1
    fi
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres "$dir"
    fi
    # The user postgres must be able to enter the current folder.
    cd /
    if ! as_postgres test -w "$dir"; then
        echo "The user postgres cannot reach $dir; choose a folder below ${TMPDIR:-/tmp}." >&2
        exit 1
    fi
    as_postgres "$bin/initdb" -D "$dir/data" -U app -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$dir/initdb.log" 2>&1 ||
        { cat "$dir/initdb.log" >&2; exit 1; }
    # Another process may take the port between looking and listening.
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        as_postgres tee "$dir/data/postgresql.auto.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = ''
fsync = off
max_connections = 200
CONF
        if as_postgres "$bin/pg_ctl" -D "$dir/data" -l "$dir/server.log" -w -t 60 start >/dev/null 2>&1; then
            echo "Host=127.0.0.1;Port=$port;Username=app;Database=postgres"
            return
        fi
    done
    cat "$dir/server.log" >&2
    exit 1
}

stop() {
    local dir=$1
    [ -d "$dir/data" ] || { echo "No server in $dir." >&2; exit 1; }
    dir=$(cd "$dir" && pwd)
    cd /
    if [ -f "$dir/data/postmaster.pid" ]; then
        as_postgres "$bin/pg_ctl" -D "$dir/data" -m immediate -w stop >/dev/null
    fi
    rm -rf "$dir"
}

case $command in
    start) start "$2" ;;
    stop) stop "$2" ;;
    *) usage ;;
esac
