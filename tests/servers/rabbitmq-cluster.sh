#!/usr/bin/env bash
# Three private throw-away nodes of RabbitMQ on free loopback ports that form one cluster, from Debian's package rabbitmq-server.
#
#   tests/servers/rabbitmq-cluster.sh start DIR       starts them with all their files in DIR (new or empty) and prints an AMQP address for each
#   tests/servers/rabbitmq-cluster.sh kill DIR N      kills node N (1, 2 or 3) at once, as a power switch would; its data stays
#   tests/servers/rabbitmq-cluster.sh resume DIR N    starts node N again after a kill, at the same address
#   tests/servers/rabbitmq-cluster.sh rejoin DIR NODE VHOST QUEUE
#                                                     takes the member of a queue on NODE, by its name, away and adds it again (deploy/operate.md)
#   tests/servers/rabbitmq-cluster.sh stop DIR        stops all and removes DIR
#
# DIR/N/management holds the address of the management API of node N. Kill two, and quorum queues have no quorum.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

usage() {
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

start() {
    local dir
    dir=$(new_folder rabbitmq "$1")
    # One port mapper and one secret for all: that is how nodes find and trust each other.
    MESSAGEHUB_RABBITMQ_EPMD=$(free_port)
    MESSAGEHUB_RABBITMQ_COOKIE=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
    export MESSAGEHUB_RABBITMQ_EPMD MESSAGEHUB_RABBITMQ_COOKIE
    node "$dir" 1
    # The others join the first one, both at once.
    local first
    first="test$(cat "$dir/1/port")@localhost"
    node "$dir" 2 "$first" >"$dir/second" & node "$dir" 3 "$first" >"$dir/third" &
    wait
    [ -s "$dir/second" ] && [ -s "$dir/third" ] || { stop "$dir"; exit 1; }
    cat "$dir/second" "$dir/third"
}

# node DIR N [FIRST]: starts node N, which joins the node FIRST.
node() {
    MESSAGEHUB_RABBITMQ_LINES="${MESSAGEHUB_RABBITMQ_LINES:-}
cluster_formation.randomized_startup_delay_range.min = 0
cluster_formation.randomized_startup_delay_range.max = 1
${3:+cluster_formation.classic_config.nodes.1 = $3}" "$here/rabbitmq.sh" start "$1/$2"
}

# A member that its node cannot start any more ("could not be restarted" in its log) is made anew from the others.
rejoin() {
    local dir=$1 node=$2 vhost=$3 queue=$4 command
    for command in delete_member add_member; do
        (
            cd /
            as_user rabbitmq env HOME="$dir/3" RABBITMQ_CONF_ENV_FILE="$dir/3/env.conf" RABBITMQ_MNESIA_BASE="$dir/3/data" \
                RABBITMQ_LOG_BASE="$dir/3/log" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$(cat "$dir/3/epmd")" \
                /usr/lib/rabbitmq/bin/rabbitmq-queues --node "test$(cat "$dir/3/port")@localhost" --quiet \
                "$command" --vhost "$vhost" "$queue" "$node"
        )
    done
}

stop() {
    local node
    for node in 1 2 3; do
        [ ! -f "$1/$node/port" ] || "$here/rabbitmq.sh" kill "$1/$node"
    done
    for node in 1 2 3; do
        [ ! -f "$1/$node/port" ] || "$here/rabbitmq.sh" stop "$1/$node"
    done
    rm -rf "$1"
}

[ $# -ge 2 ] || usage
case $1-$# in
    start-2) start "$2" ;;
    kill-3 | resume-3) "$here/rabbitmq.sh" "$1" "$2/$3" ;;
    rejoin-5) rejoin "$2" "$3" "$4" "$5" ;;
    stop-2) stop "$2" ;;
    *) usage ;;
esac
