#!/usr/bin/env bash
# Three throw-away nodes of RabbitMQ in containers that form one cluster: as tests/servers/rabbitmq-cluster.sh, with the same commands.
#
#   tests/containers/servers/rabbitmq-cluster.sh start DIR       starts them and prints an AMQP address for each
#   tests/containers/servers/rabbitmq-cluster.sh kill DIR N      kills the container of node N (1, 2 or 3); its data stays
#   tests/containers/servers/rabbitmq-cluster.sh resume DIR N    starts node N again after a kill, at the same address
#   tests/containers/servers/rabbitmq-cluster.sh rejoin DIR NODE VHOST QUEUE
#                                                                takes the member of a queue on NODE away and adds it again (deploy/operate.md)
#   tests/containers/servers/rabbitmq-cluster.sh stop DIR        removes all
#
# DIR/N/management holds the address of the management API of node N.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

usage() {
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

start() {
    local dir
    dir=$(container_folder "$1")
    docker network create "messagehub-test-$$-$RANDOM" >"$dir/network"
    COOKIE=$(od -An -N 16 -tx1 /dev/urandom | tr -d ' \n')
    node "$dir" 1
    node "$dir" 2 >"$dir/second" & node "$dir" 3 >"$dir/third" &
    wait
    [ -s "$dir/second" ] && [ -s "$dir/third" ] || { stop "$dir"; exit 1; }
    cat "$dir/second" "$dir/third"
}

# node DIR N: the others join the first one.
node() {
    local name=rabbitmq-$2 first=
    [ "$2" = 1 ] || first="cluster_formation.classic_config.nodes.1 = rabbit@rabbitmq-1"
    MESSAGEHUB_RABBITMQ_HOST=$name MESSAGEHUB_RABBITMQ_LINES="$first
cluster_formation.randomized_startup_delay_range.min = 0
cluster_formation.randomized_startup_delay_range.max = 1" \
        MESSAGEHUB_RABBITMQ_RUN="--network=$(cat "$1/network") --network-alias=$name --env=COOKIE=$COOKIE" "$here/rabbitmq.sh" start "$1/$2"
}

rejoin() {
    local command
    for command in delete_member add_member; do
        docker exec "$(cat "$1/3/id")" rabbitmq-queues --quiet "$command" --vhost "$3" "$4" "$2"
    done
}

stop() {
    local node
    for node in 1 2 3; do
        [ ! -s "$1/$node/id" ] || "$here/rabbitmq.sh" stop "$1/$node"
    done
    docker network rm "$(cat "$1/network")" >/dev/null
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
