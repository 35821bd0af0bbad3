#!/usr/bin/env bash
# A private throw-away RabbitMQ on free loopback ports, from Debian's package rabbitmq-server. Several can run beside each other.
#
#   tests/servers/rabbitmq.sh start DIR    starts it with all its files in DIR (new or empty) and prints an AMQP address
#   tests/servers/rabbitmq.sh kill DIR     kills it at once, as a power switch would; queues and messages stay
#   tests/servers/rabbitmq.sh resume DIR   starts it again after a kill, at the same address
#   tests/servers/rabbitmq.sh stop DIR     stops it and removes DIR
#
# The address goes into MESSAGEHUB_TEST_RABBITMQ for the tests. DIR/management holds the address of its
# management API, for MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT. MESSAGEHUB_RABBITMQ_LINES may hold more lines for its rabbitmq.conf,
# MESSAGEHUB_LISTEN_ALSO more addresses of this machine to listen on; rabbitmq-cluster.sh says by which port mapper and cookie nodes are one.
set -euo pipefail
. "$(dirname "$0")/common.sh"

usage() {
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -eq 2 ] || usage
command=$1
server=${MESSAGEHUB_RABBITMQ_SERVER:-/usr/lib/rabbitmq/bin/rabbitmq-server}

if [ ! -x "$server" ]; then
    echo "RabbitMQ is not installed (no $server). Install it: apt-get install rabbitmq-server" >&2
    echo "Or set MESSAGEHUB_RABBITMQ_SERVER to the program rabbitmq-server." >&2
    exit 1
fi

listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# The Erlang machine of this folder.
beam() {
    pgrep -f "beam.smp.* -home $1 " || true
}

# Starts the node that is described in a folder, and waits until it takes connections. One that gives up while it starts, as one does that finds
# its files half written or its node name still known, is started again.
begin() {
    local dir=$1 port
    port=$(cat "$dir/port")
    for _ in 1 2 3; do
        (
            cd /
            # Detached from this script: it lives on when the script ends.
            as_user rabbitmq env HOME="$dir" \
                RABBITMQ_CONF_ENV_FILE="$dir/env.conf" RABBITMQ_CONFIG_FILE="$dir/rabbitmq.conf" RABBITMQ_ADVANCED_CONFIG_FILE="$dir/advanced.config" \
                RABBITMQ_ENABLED_PLUGINS_FILE="$dir/enabled_plugins" RABBITMQ_MNESIA_BASE="$dir/data" RABBITMQ_LOG_BASE="$dir/log" \
                RABBITMQ_DIST_PORT="$(cat "$dir/dist")" RABBITMQ_PID_FILE="$dir/pid" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$(cat "$dir/epmd")" \
                setsid "$server" </dev/null >>"$dir/server.log" 2>&1 &
        )
        for turn in $(seq 900); do
            if listens "$port"; then
                return
            fi
            # The Erlang machine is not there yet in the first seconds.
            [ "$turn" -lt 100 ] || [ -n "$(beam "$dir")" ] || break
            sleep 0.2
        done
    done
    tail -40 "$dir/server.log" >&2
    return 1
}

# Lines for the addresses beside the first.
listeners() {
    local address number=1
    for address in ${MESSAGEHUB_LISTEN_ALSO:-}; do
        number=$((number + 1))
        echo "listeners.tcp.$number = $address:$1"
    done
}

start() {
    local dir port management
    dir=$(new_folder rabbitmq "$1")
    port=$(free_port)
    management=$(free_port)
    echo "$port" >"$dir/port"
    echo "http://guest:guest@127.0.0.1:$management" >"$dir/management"
    free_port >"$dir/dist"
    echo "${MESSAGEHUB_RABBITMQ_EPMD:-$(free_port)}" >"$dir/epmd"
    if [ -n "${MESSAGEHUB_RABBITMQ_COOKIE:-}" ]; then
        echo "$MESSAGEHUB_RABBITMQ_COOKIE" >"$dir/.erlang.cookie"
        chmod 400 "$dir/.erlang.cookie"
    fi
    cat >"$dir/rabbitmq.conf" <<CONF
listeners.tcp.1 = 127.0.0.1:$port
$(listeners "$port")
management.tcp.ip = 127.0.0.1
management.tcp.port = $management
disk_free_limit.absolute = 100MB
log.console.level = warning
${MESSAGEHUB_RABBITMQ_LINES:-}
CONF
    echo '[rabbitmq_management].' >"$dir/enabled_plugins"
    echo '[{kernel,[{inet_dist_use_interface,{127,0,0,1}}]}].' >"$dir/advanced.config"
    # A name of its own keeps two nodes apart.
    echo "NODENAME=test$port@localhost" >"$dir/env.conf"
    mkdir "$dir/data" "$dir/log"
    if [ "$(id -u)" -eq 0 ]; then
        chown -R rabbitmq "$dir"
    fi
    begin "$dir" || exit 1
    echo "amqp://guest:guest@127.0.0.1:$port/"
}

existing() {
    [ -f "$1/port" ] || { echo "No server in $1." >&2; exit 1; }
    (cd "$1" && pwd)
}

kill_at_once() {
    local dir pids
    dir=$(existing "$1")
    pids=$(beam "$dir")
    [ -z "$pids" ] || kill -9 $pids
    while [ -n "$(beam "$dir")" ]; do
        sleep 0.05
    done
}

stop() {
    local dir epmd
    dir=$(existing "$1")
    kill_at_once "$dir"
    # Its port mapper is a process of its own.
    epmd=$(pgrep -u "$(stat -c %U "$dir/data")" -f "epmd" || true)
    for pid in $epmd; do
        if grep -qz "ERL_EPMD_PORT=$(cat "$dir/epmd")" "/proc/$pid/environ" 2>/dev/null; then
            kill "$pid" 2>/dev/null || true
        fi
    done
    # The killed one may still be writing its last file.
    for _ in $(seq 25); do
        rm -rf "$dir" 2>/dev/null && return
        sleep 0.2
    done
    rm -rf "$dir"
}

case $command in
    start) start "$2" ;;
    kill) kill_at_once "$2" ;;
    resume) begin "$(existing "$2")" ;;
    stop) stop "$2" ;;
    *) usage ;;
esac
