#!/usr/bin/env bash
# A throw-away RabbitMQ in a container, of the image that compose.yaml names: as tests/servers/rabbitmq.sh, with the same commands.
#
#   tests/containers/servers/rabbitmq.sh start DIR     starts it with what is known of it in DIR (new or empty) and prints an AMQP address
#   tests/containers/servers/rabbitmq.sh kill DIR      kills the container; queues and messages stay
#   tests/containers/servers/rabbitmq.sh resume DIR    starts it again after a kill, at the same address
#   tests/containers/servers/rabbitmq.sh stop DIR      removes it, its data and DIR
#
# DIR/management holds the address of its management API. MESSAGEHUB_LISTEN_ALSO may hold more addresses of this machine at which it can be
# reached; rabbitmq-cluster.sh gives more lines of configuration (MESSAGEHUB_RABBITMQ_LINES) and more arguments of docker run
# (MESSAGEHUB_RABBITMQ_RUN), by which nodes are one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
. "$here/common.sh"

usage() {
    sed -n '2,11s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

ready() {
    until_ready "$1" rabbitmq-diagnostics --quiet check_port_listener 5672
}

start() {
    local dir port management
    dir=$(container_folder "$1")
    port=$(free_port)
    management=$(free_port)
    echo "http://guest:guest@127.0.0.1:$management" >"$dir/management"
    # Who calls from outside the container does not call from its own machine.
    cat >"$dir/test.conf" <<CONF
loopback_users = none
disk_free_limit.absolute = 100MB
${MESSAGEHUB_RABBITMQ_LINES:-}
CONF
    chmod 644 "$dir/test.conf"
    # The name of the node is in the name of its files.
    # shellcheck disable=SC2046,SC2086 # each is an argument
    docker run --detach --hostname "${MESSAGEHUB_RABBITMQ_HOST:-rabbitmq}" $(published "$port" 5672) --publish="127.0.0.1:$management:15672" \
        --volume "$dir/test.conf:/etc/rabbitmq/conf.d/50-test.conf:ro" ${MESSAGEHUB_RABBITMQ_RUN:-} "$(image_of rabbitmq)" \
        bash -c '[ -z "${COOKIE:-}" ] || (rm -f /var/lib/rabbitmq/.erlang.cookie; umask 277; echo -n "$COOKIE" >/var/lib/rabbitmq/.erlang.cookie); exec rabbitmq-server' \
        >"$dir/id"
    keep_log "$dir"
    ready "$dir"
    echo "amqp://guest:guest@127.0.0.1:$port/"
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
