#!/usr/bin/env bash
# Measures the gateway: envelopes of 2 KB to durable acknowledgement a second, and its memory with several envelopes of 25 MB at once.
#
#   tests/gateway-load.sh [COUNT] [PARALLEL]     default 10000 envelopes, 64 at a time
#
# PostgreSQL runs beside it and waits for the disk, as in production. Without RabbitMQ: what is acknowledged stays in the store.
set -euo pipefail
cd "$(dirname "$0")/.."
count=${1:-10000}
parallel=${2:-64}

work=$(mktemp -d)
chmod 711 "$work"
gateway=
finish() {
    [ -z "$gateway" ] || kill -9 "$gateway" 2>/dev/null || true
    tests/servers/postgres.sh stop "$work/postgres" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT

dotnet build src/MessageHub.Gateway -c Release --nologo -v quiet
dotnet build tests/MessageHub.HubSimulator -c Release --nologo -v quiet
postgres=$(tests/servers/postgres.sh start "$work/postgres")
dbport=$(sed -E 's/.*Port=([0-9]+).*/\1/' <<<"$postgres")
# The script for tests does not wait for the disk; here it has to, or the acknowledgement would not be durable.
"${MESSAGEHUB_POSTGRES_BIN:-/usr/lib/postgresql/15/bin}/psql" -q -h 127.0.0.1 -p "$dbport" -U app postgres -c "alter system set fsync = on" -c "select pg_reload_conf()" >/dev/null

port=$((33000 + RANDOM % 2000))
url=http://127.0.0.1:$port/services/StUFOntvangAsynchroonGGK0210Service
start_gateway() {
    MessageHub__Postgres=$postgres MessageHub__Gateway__Listen=http://127.0.0.1:$port MessageHub__Gateway__PlainHttp=true \
        MessageHub__Gateway__Gemeenten__0__Code=0297 MessageHub__Gateway__Connections__0__Name=hub MessageHub__Gateway__Connections__0__Url=http://127.0.0.1:9/ \
        Serilog__MinimumLevel__Default=Warning \
        dotnet src/MessageHub.Gateway/bin/Release/net10.0/MessageHub.Gateway.dll >"$work/gateway.log" 2>&1 &
    gateway=$!
    disown "$gateway"
    for _ in $(seq 300); do
        if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            return
        fi
        kill -0 "$gateway" 2>/dev/null || break
        sleep 0.1
    done
    cat "$work/gateway.log" >&2
    exit 1
}

load() {
    dotnet tests/MessageHub.HubSimulator/bin/Release/net10.0/MessageHub.HubSimulator.dll load --gateway "$url" --pid "$gateway" "$@"
}

start_gateway
echo "Warming up"
load --count 2000 --parallel "$parallel" >/dev/null
echo "2 KB"
load --count "$count" --parallel "$parallel"
kill -9 "$gateway"
while kill -0 "$gateway" 2>/dev/null; do sleep 0.05; done

# A gateway that has only done small ones: what comes on top is of the large ones.
start_gateway
load --count 200 --parallel 4 >/dev/null
echo "25 MB, four at a time"
load --count 12 --parallel 4 --lines 20200
