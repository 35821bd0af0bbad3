#!/usr/bin/env bash
# A private throw-away pooler on loopback before a PostgreSQL, from Debian's package pgbouncer.
#
#   tests/servers/pgbouncer.sh start DIR PORT MODE    starts it before the server on PORT with pool_mode MODE (session or transaction), with
#                                                     all its files in DIR (new or empty), and prints the port it listens on
#   tests/servers/pgbouncer.sh stop DIR               stops it and removes DIR
#
# It goes to the server on PGHOST (127.0.0.1) as the user PGUSER (app) with PGPASSWORD (none), whoever calls.
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -ge 2 ] || usage
server=${MESSAGEHUB_PGBOUNCER:-/usr/sbin/pgbouncer}
if [ ! -x "$server" ]; then
    echo "pgbouncer is not installed (no $server). Install it: apt-get install pgbouncer" >&2
    exit 1
fi

start() {
    local dir port
    dir=$(new_folder postgres "$1")
    cd /
    # Another process may take the port between looking and listening.
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        as_user postgres tee "$dir/pgbouncer.ini" >/dev/null <<INI
[databases]
* = host=${PGHOST:-127.0.0.1} port=$2 user=${PGUSER:-app}${PGPASSWORD:+ password=$PGPASSWORD}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = $port
unix_socket_dir =
auth_type = any
pool_mode = $3
default_pool_size = 20
logfile = $dir/pgbouncer.log
pidfile = $dir/pid
INI
        as_user postgres "$server" -d -q "$dir/pgbouncer.ini" >/dev/null 2>&1 || continue
        for _ in $(seq 50); do
            if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
                echo "$port"
                return
            fi
            sleep 0.1
        done
    done
    cat "$dir/pgbouncer.log" >&2
    exit 1
}

case $1 in
    start) [ $# -eq 4 ] && start "$2" "$3" "$4" || usage ;;
    stop) kill "$(cat "$2/pid")" 2>/dev/null || true; rm -rf "$2" ;;
    *) usage ;;
esac
