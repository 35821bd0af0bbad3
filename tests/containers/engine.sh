#!/usr/bin/env bash
# A private Docker engine for the tests, from Debian's package docker.io. It needs root, and leaves the machine as it was when it stops.
#
#   tests/containers/engine.sh start DIR    starts it with all its files in DIR (new or empty) and prints the address for DOCKER_HOST
#   tests/containers/engine.sh stop DIR     stops it and everything that runs in it, and removes DIR
#
# MESSAGEHUB_ENGINE_NETWORK is the beginning of the addresses of its networks (default 10.211).
set -euo pipefail

usage() {
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

[ $# -eq 2 ] || usage

start() {
    local dir=$1 network=${MESSAGEHUB_ENGINE_NETWORK:-10.211}
    if [ -e "$dir" ] && [ -n "$(ls -A "$dir")" ]; then
        echo "$dir is not empty." >&2
        exit 1
    fi
    [ "$(id -u)" = 0 ] || { echo "A private engine needs root." >&2; exit 1; }
    command -v dockerd >/dev/null || { echo "Docker is not installed. Install it: apt-get install docker.io" >&2; exit 1; }
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    iptables -S FORWARD 2>/dev/null | sed -n 's/^-P FORWARD //p' >"$dir/forward"
    # Without a limit on handles a container has a million of them, which old programs walk through at each start.
    cat >"$dir/daemon.json" <<JSON
{
  "data-root": "$dir/data", "exec-root": "$dir/exec", "pidfile": "$dir/pid", "hosts": ["unix://$dir/docker.sock"], "group": "root",
  "bip": "$network.0.1/24", "default-address-pools": [{"base": "$network.128.0/17", "size": 24}],
  "default-ulimits": {"nofile": {"Name": "nofile", "Soft": 16384, "Hard": 16384}}
}
JSON
    setsid dockerd --config-file "$dir/daemon.json" >"$dir/log" 2>&1 </dev/null &
    for _ in $(seq 300); do
        if DOCKER_HOST=unix://$dir/docker.sock docker info >/dev/null 2>&1; then
            echo "unix://$dir/docker.sock"
            return
        fi
        sleep 0.2
    done
    tail -20 "$dir/log" >&2
    exit 1
}

# Takes away the rules and chains that an engine leaves in a table.
forget() {
    local rule chain
    while read -r rule; do
        xargs iptables -t "$1" <<<"${rule/#-A/-D}"
    done < <(iptables -t "$1" -S | grep -E '^-A (FORWARD|PREROUTING|OUTPUT|POSTROUTING) ' | grep -E 'DOCKER|docker0|br-[0-9a-f]{12}')
    for chain in $(iptables -t "$1" -S | sed -nE 's/^-N (DOCKER.*)/\1/p'); do
        iptables -t "$1" -F "$chain"
    done
    for chain in $(iptables -t "$1" -S | sed -nE 's/^-N (DOCKER.*)/\1/p'); do
        iptables -t "$1" -X "$chain"
    done
}

stop() {
    local dir pid
    [ -f "$1/daemon.json" ] || { echo "No engine in $1." >&2; exit 1; }
    dir=$(cd "$1" && pwd)
    if [ -f "$dir/pid" ]; then
        pid=$(cat "$dir/pid")
        DOCKER_HOST=unix://$dir/docker.sock docker ps --quiet | xargs -r env DOCKER_HOST="unix://$dir/docker.sock" docker kill >/dev/null 2>&1 || true
        kill "$pid" 2>/dev/null || true
        for _ in $(seq 300); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.1
        done
    fi
    # Docker closes the way between networks for all; what it was before comes back, and what it left goes.
    [ ! -s "$dir/forward" ] || iptables -P FORWARD "$(cat "$dir/forward")"
    if ! pgrep -x dockerd >/dev/null; then
        forget filter
        forget nat
        ip link del docker0 2>/dev/null || true
    fi
    awk -v dir="$dir/" 'index($2, dir) == 1 {print $2}' /proc/mounts | sort -r | xargs -r umount -l
    rm -rf "$dir"
}

case $1 in
    start) start "$2" ;;
    stop) stop "$2" ;;
    *) usage ;;
esac
