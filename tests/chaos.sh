#!/usr/bin/env bash
# Plays thousands of messages while everything goes wrong, and tells whether anything was lost, doubled, stuck or judged otherwise than in a
# quiet run of the same messages, and how long it took to heal. Brings its own broker of three nodes and its own database.
#
#   tests/chaos.sh --seed N | --seeds A-B [--messages 5000] [--workers 4] [--longest 40] [--nodes 3]     one run for each seed; nightly: --seeds 1-100
#   tests/chaos.sh --containers …                                                           workers, broker and database are containers
#   tests/chaos.sh --soak HOURS [--rate 50]                                                 nothing goes wrong: what grows in so many hours?
#
# Killed are workers, nodes of the broker and the database; connections are broken; the network of a worker to the database and to the broker goes
# silent (this takes root and iptables); the database can only be read; a table is locked while statements may take a second; a queue is
# deleted; two of three nodes die. What lasts, lasts half of --longest to all of it, in seconds. The same seed gives the same messages and the same
# schedule. The promotion of a standby and a restore are played by tests of their own, which need a person's part (deploy/operate.md). Containers
# are of the images that compose.yaml names, of which that of the worker is built here; the engine is that of DOCKER_HOST.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n '2,14s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

seeds=
soak=
messages=5000
workers=4
longest=40
rate=50
nodes=3
containers=
while [ $# -gt 0 ]; do
    if [ "$1" = --containers ]; then
        containers=1
        shift
        continue
    fi
    [ $# -ge 2 ] || usage
    case $1 in
        --seeds) [[ $2 =~ ^[0-9]+-[0-9]+$ ]] || usage ;;
        *) [[ $2 =~ ^[0-9]+$ ]] || usage ;;
    esac
    case $1 in
        --seed) seeds=$2 ;;
        --seeds) seeds=$(seq "${2%-*}" "${2#*-}") ;;
        --messages) messages=$2 ;;
        --workers) workers=$2 ;;
        --longest) longest=$2 ;;
        --soak) soak=$2 ;;
        --rate) rate=$2 ;;
        --nodes) nodes=$2 ;;
        *) usage ;;
    esac
    shift 2
done

if [ -n "$soak" ]; then
    # Servers of its own, whatever is set for other tests.
    exec env -u MESSAGEHUB_TEST_POSTGRES -u MESSAGEHUB_TEST_RABBITMQ \
        dotnet run -c Release --project tests/MessageHub.Load -- soak --minutes $((soak * 60)) --rate "$rate"
fi
[ -n "$seeds" ] || usage

if [ "$(id -u)" != 0 ] || ! iptables --wait --list-rules INPUT >/dev/null 2>&1; then
    echo "NOT PLAYED: the network cannot go silent here, because that takes root and iptables. Everything else is played." >&2
fi
dotnet build tests/MessageHub.EndToEnd.Tests -c Release --nologo -v quiet
if [ -n "$containers" ]; then
    image=$(sed -nE 's/^ +image: *(messagehub\/worker:[^ ]*) *$/\1/p' deploy/compose/compose.yaml)
    DOCKER_BUILDKIT=1 docker build --quiet --file deploy/docker/worker.Dockerfile --tag "$image" . >/dev/null
    export MESSAGEHUB_TEST_WORKER_IMAGE=$image
else
    # Compiled ahead, as in the images: most of what a worker that is killed every few seconds does otherwise is compiling itself. In folders of
    # its own, because what is restored for one kind of machine is not what the tests are built with.
    published=$(mktemp -d)
    trap 'rm -rf "$published"' EXIT
    dotnet publish src/MessageHub.Worker -c Release -r linux-x64 --no-self-contained --artifacts-path "$published/build" -o "$published/worker" --nologo -v quiet
    export MESSAGEHUB_TEST_WORKER=$published/worker
fi
failed=()
for seed in $seeds; do
    echo "=== seed $seed"
    logs=$(mktemp -d)
    if MESSAGEHUB_TEST_SERVER_LOGS=$logs MESSAGEHUB_CHAOS_SEED=$seed MESSAGEHUB_CHAOS_MESSAGES=$messages MESSAGEHUB_CHAOS_WORKERS=$workers MESSAGEHUB_CHAOS_LONGEST=$longest MESSAGEHUB_CHAOS_NODES=$nodes \
        dotnet test tests/MessageHub.EndToEnd.Tests -c Release --no-build --nologo --filter "FullyQualifiedName~ChaosTests" --logger "console;verbosity=detailed"; then
        rm -rf "$logs"
    else
        failed+=("$seed")
        echo "The logs of broker and database are in $logs." >&2
    fi
done
[ ${#failed[@]} = 0 ] || { echo "Failed: seeds ${failed[*]}" >&2; exit 1; }
