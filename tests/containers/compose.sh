#!/usr/bin/env bash
# Plays deploy/compose as its README tells, with the demonstration: starts everything that the demonstration needs, waits until it is healthy, plays
# care stories through the gateway, scales to four workers, kills one while stories go by, stops, and takes everything away. Nothing may be wrong,
# and every host has to stop by itself within its grace.
#
#   tests/containers/compose.sh [--no-build] [--overlays]
#
# With the engine of DOCKER_HOST. --no-build takes the images that are there. --overlays adds the three brokers and the standby: a broker is killed
# and stays away, then the standby takes the place of the primary, and stories go on after each.
# Images of a registry that cannot be reached are made by images.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=--build
files=(compose.yaml compose.demo.yaml)
services=(postgres rabbitmq worker gateway backoffice simulator)
overlays=
for argument; do
    case $argument in
        --no-build) build=--no-build ;;
        --overlays)
            overlays=1
            files+=(compose.brokers.yaml compose.standby.yaml)
            services+=(rabbitmq-2 rabbitmq-3 postgres-standby)
            ;;
        *) sed -n '2,10s/^# \{0,1\}//p' tests/containers/compose.sh >&2; exit 2 ;;
    esac
done

# The Dockerfiles keep packages beside their layers, which old programs only do when they are told.
export DOCKER_BUILDKIT=1 COMPOSE_DOCKER_CLI_BUILD=1

work=$(mktemp -d)
# A copy: secrets and certificates of an installation beside it stay what they are.
mkdir -p "$work/deploy"
cp -r deploy/compose deploy/docker deploy/otel deploy/prometheus deploy/grafana "$work/deploy/"
rm -rf "$work/deploy/compose"/{secrets,certificates,demo-certificates,gateway.env,.env}
cd "$work/deploy/compose"
sed -i "s|context: ../..|context: $OLDPWD|" compose.yaml compose.demo.yaml
project=messagehub-test-$$
if docker compose version >/dev/null 2>&1; then
    compose=(docker compose)
else
    # The old program knows everything but the name.
    sed -i '/^name:/d' compose.yaml
    compose=(docker-compose)
fi
compose+=(--project-name "$project" "${files[@]/#/--file=}" --profile gateway)
trap '"${compose[@]}" down --volumes --timeout 60 >"$work/down" 2>&1 || cat "$work/down" >&2; rm -rf "$work"' EXIT

# Other ports than an installation on this machine.
printf 'MESSAGEHUB_GATEWAY=127.0.0.1:%s\nMESSAGEHUB_BACKOFFICE=127.0.0.1:%s\nRABBITMQ_PORT=%s\nRABBITMQ_PAGES=%s\n' 18443 18090 15673 25673 >.env
./make-secrets.sh
./make-certificates.sh

fail() {
    echo "WRONG: $1" >&2
    "${compose[@]}" logs --tail 30 >&2
    exit 1
}

# containers SERVICE: ids of those that run.
containers() {
    docker ps --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$1"
}

healthy() {
    local service=$1 count=$2
    for _ in $(seq 240); do
        [ "$(docker ps --quiet --filter health=healthy --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$service" | wc -l)" != "$count" ] || return 0
        sleep 0.5
    done
    fail "$service is not healthy $count times"
}

# The simulator plays its stories and ends: played WHAT.
played() {
    local simulator
    simulator=$(docker ps --all --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=simulator")
    [ "$(docker wait "$simulator")" = 0 ] || fail "the demonstration$1"
    docker logs "$simulator" | tail -7
    docker rm --force "$simulator" >/dev/null
}

# play FIRST: other stories than before, with the hosts as they are.
play() {
    MESSAGEHUB_DEMO_FIRST=$1 "${compose[@]}" up --detach --no-build --force-recreate --no-deps --scale worker=4 simulator
}

started=$SECONDS
"${compose[@]}" up --detach "$build" "${services[@]}"
for service in gateway backoffice; do healthy "$service" 1; done
healthy worker 2
echo "Healthy after $((SECONDS - started)) s."
played ""

"${compose[@]}" up --detach --no-build --no-recreate --scale worker=4 worker
healthy worker 4
echo "Four workers; one is killed."
play 100
docker kill "$(containers worker | head -1)" >/dev/null
played " while a worker was killed"

if [ -n "$overlays" ]; then
    echo "A broker of three is killed."
    docker kill "$(containers rabbitmq-2)" >/dev/null
    play 200
    played " with two brokers"
    echo "The standby takes the place of the primary."
    "${compose[@]}" stop postgres
    docker exec "$(containers postgres-standby)" pg_ctl promote
    play 300
    played " on the standby"
fi

"${compose[@]}" stop --timeout 60
for service in worker gateway backoffice; do
    for id in $(docker ps --all --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$service"); do
        code=$(docker inspect --format '{{.State.ExitCode}}' "$id")
        # 137 is the one that was killed.
        [ "$code" = 0 ] || [ "$service $code" = "worker 137" ] || fail "$service ended with $code"
    done
done
echo "Everything was right, after $((SECONDS - started)) s."
