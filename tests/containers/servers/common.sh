# Shared by the scripts beside it; sourced, not run.
. "$(dirname "${BASH_SOURCE[0]}")/../../servers/common.sh"

# The image that compose.yaml names: image_of SERVER.
image_of() {
    sed -nE "s/^ +image: *($1:[^ ]*) *\$/\1/p" "$(dirname "${BASH_SOURCE[0]}")/../../../deploy/compose/compose.yaml" | head -1
}

# Makes a new or empty folder that a container may look into; prints its full path.
container_folder() {
    if [ -e "$1" ] && [ -n "$(ls -A "$1")" ]; then
        echo "$1 is not empty." >&2
        return 1
    fi
    mkdir -p "$1"
    chmod 755 "$1"
    (cd "$1" && pwd)
}

# The arguments that let a port of a container be reached at a port of this machine, on all addresses that are asked for: published PORT OF-CONTAINER.
published() {
    local address
    for address in 127.0.0.1 ${MESSAGEHUB_LISTEN_ALSO:-}; do
        echo "--publish=$address:$1:$2"
    done
}

# Keeps what a container says in its folder, as long as it lives.
keep_log() {
    setsid docker logs --follow --since 1s "$(cat "$1/id")" >>"$1/server.log" 2>&1 </dev/null &
}

# Waits until a command in the container succeeds: until_ready DIR COMMAND…
until_ready() {
    local dir=$1
    shift
    for _ in $(seq 300); do
        if docker exec "$(cat "$dir/id")" "$@" >/dev/null 2>&1; then
            return
        fi
        sleep 0.3
    done
    docker logs --tail 40 "$(cat "$dir/id")" >&2
    return 1
}

existing() {
    [ -f "$1/id" ] || { echo "No server in $1." >&2; exit 1; }
    (cd "$1" && pwd)
}

kill_at_once() {
    docker kill "$(cat "$(existing "$1")/id")" >/dev/null
}

# Its data lies in a volume of its own, and goes with it.
remove() {
    docker rm --force --volumes "$(cat "$(existing "$1")/id")" >/dev/null
    rm -rf "$1"
}
