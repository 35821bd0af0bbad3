#!/usr/bin/env bash
# A throw-away PostgreSQL in a container, of the image that compose.yaml names: as tests/servers/postgres.sh, with the same commands.
#
#   tests/containers/servers/postgres.sh start DIR     starts it with what is known of it in DIR (new or empty) and prints a connection string
#   tests/containers/servers/postgres.sh kill DIR      kills the container; its data stays
#   tests/containers/servers/postgres.sh resume DIR    starts it again after a kill, at the same address
#   tests/containers/servers/postgres.sh stop DIR      removes it, its data and DIR
#
# MESSAGEHUB_LISTEN_ALSO may hold more addresses of this machine at which it can be reached.
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() {
    sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

ready() {
    # Over TCP: while the first start prepares the database it only listens on its socket.
    until_ready "$1" pg_isready --quiet --host=127.0.0.1 --username=app
}

start() {
    local dir port
    dir=$(container_folder "$1")
    port=$(free_port)
    od -An -N 16 -tx1 /dev/urandom | tr -d ' \n' >"$dir/password"
    # shellcheck disable=SC2046 # each is an argument
    docker run --detach $(published "$port" 5432) --env POSTGRES_USER=app --env POSTGRES_PASSWORD="$(cat "$dir/password")" --shm-size 256m \
        "$(image_of postgres)" postgres -cfsync=off -cmax_connections=200 >"$dir/id"
    keep_log "$dir"
    ready "$dir"
    echo "Host=127.0.0.1;Port=$port;Username=app;Password=$(cat "$dir/password");Database=postgres"
}

resume() {
    docker start "$(cat "$(existing "$1")/id")" >/dev/null
    keep_log "$1"
    ready "$1"
}

[ $# -eq 2 ] || usage
case $1 in
    start) start "$2" ;;
    kill) kill_at_once "$2" ;;
    resume) resume "$2" ;;
    stop) remove "$2" ;;
    *) usage ;;
esac
