#!/usr/bin/env bash
# Plays deploy/compose as its README tells, with the demonstration: starts everything that the demonstration needs, waits until it is healthy, plays
# care stories through the gateway, scales to four workers, kills one while stories go by, stops, and takes everything away. Nothing may be wrong,
# and every host has to stop by itself within its grace.
#
#   tests/containers/compose.sh [--no-build]      with the engine of DOCKER_HOST; --no-build takes the images that are there
#
# Images of a registry that cannot be reached are made by images.sh.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=--build
[ "${1:-}" != --no-build ] || build=--no-build

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
    compose=(docker compose --project-name "$project" --file compose.yaml --file compose.demo.yaml --profile gateway)
else
    # The old program knows everything but the name.
    sed -i '/^name:/d' compose.yaml
    compose=(docker-compose --project-name "$project" --file compose.yaml --file compose.demo.yaml --profile gateway)
fi
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

started=$SECONDS
"${compose[@]}" up --detach "$build" postgres rabbitmq worker gateway backoffice simulator
for service in gateway backoffice; do healthy "$service" 1; done
healthy worker 2
echo "Healthy after $((SECONDS - started)) s."
simulator=$(docker ps --all --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=simulator")
[ "$(docker wait "$simulator")" = 0 ] || fail "the demonstration"
docker logs "$simulator" | tail -7

"${compose[@]}" up --detach --no-build --no-recreate --scale worker=4 worker
healthy worker 4
docker rm --force "$simulator" >/dev/null
echo "Four workers; one is killed."
MESSAGEHUB_DEMO_FIRST=100 "${compose[@]}" up --detach --no-build --force-recreate --no-deps --scale worker=4 simulator
docker kill "$(containers worker | head -1)" >/dev/null
simulator=$(docker ps --all --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=simulator")
[ "$(docker wait "$simulator")" = 0 ] || fail "the demonstration while a worker was killed"
docker logs "$simulator" | tail -7

"${compose[@]}" stop --timeout 60
for service in worker gateway backoffice; do
    for id in $(docker ps --all --quiet --filter "label=com.docker.compose.project=$project" --filter "label=com.docker.compose.service=$service"); do
        code=$(docker inspect --format '{{.State.ExitCode}}' "$id")
        # 137 is the one that was killed.
        [ "$code" = 0 ] || [ "$service $code" = "worker 137" ] || fail "$service ended with $code"
    done
done
echo "Everything was right, after $((SECONDS - started)) s."
