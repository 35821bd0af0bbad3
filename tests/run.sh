#!/usr/bin/env bash
# Runs the tests of MessageHub and brings what they need: xmllint, openssl, Chromium, and a throw-away PostgreSQL and RabbitMQ.
#
#   tests/run.sh [ARGUMENTS OF dotnet test]      all but what takes long
#   tests/run.sh --nightly [ARGUMENTS …]         also that: tests of the category Nightly, and the oracle on 20,000 sequences
#                                                (18,000 of them other ones each night)
#
# Of the nightly tests two read 10,000,000 damaged messages and envelopes each; MESSAGEHUB_TEST_FUZZ_INPUTS says another number.
#
# The servers that all tests share are those whose addresses are given (MESSAGEHUB_TEST_POSTGRES, _RABBITMQ and _RABBITMQ_MANAGEMENT); else
# containers, where an engine answers that has the images of deploy/compose or can pull them; else private ones from Debian's packages.
# MESSAGEHUB_TEST_SERVERS=given, containers or private decides it by hand. Tests that kill a server always have private ones. With containers the
# images are built and played too: compose as its README tells, and a short run of chaos.sh; each counts as one test.
# What is missing is installed with apt when this user may do that; otherwise the script says what to install and stops.
set -euo pipefail
cd "$(dirname "$0")/.."

start_servers() {
    local kind=${MESSAGEHUB_TEST_SERVERS:-}
    if [ -z "$kind" ]; then
        if [ -n "${MESSAGEHUB_TEST_POSTGRES:-}" ] && [ -n "${MESSAGEHUB_TEST_RABBITMQ:-}" ] && [ -n "${MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT:-}" ]; then
            kind=given
        elif has_images; then
            kind=containers
        else
            kind=private
        fi
    fi
    echo "The servers of the tests: $kind."
    case $kind in
        given) ;;
        containers) start_containers ;;
        private) start_private ;;
        *) echo "MESSAGEHUB_TEST_SERVERS is given, containers or private." >&2; return 2 ;;
    esac
    export MESSAGEHUB_TEST_POSTGRES MESSAGEHUB_TEST_RABBITMQ MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT
}

# The images of the servers are those that are deployed.
server_images() {
    sed -nE 's/^ +image: *((postgres|rabbitmq):[^ ]*) *$/\1/p' deploy/compose/compose.yaml
}

# An engine answers, and has the images of the servers or can pull them.
has_images() {
    local image
    timeout 10 docker info >/dev/null 2>&1 || return 1
    for image in $(server_images); do
        docker image inspect "$image" >/dev/null 2>&1 || timeout 300 docker pull --quiet "$image" >/dev/null 2>&1 || return 1
    done
}

start_containers() {
    # Whatever the engine speaks; and nobody has to clear away behind the program, which does that itself.
    DOCKER_API_VERSION=$(docker version --format '{{.Server.APIVersion}}')
    export DOCKER_API_VERSION TESTCONTAINERS_RYUK_DISABLED=true
    local images
    mapfile -t images < <(server_images)
    # The program ends when nobody holds this pipe any more, so also when this script is killed.
    mkfifo "$work/alive"
    dotnet tests/MessageHub.TestServers/bin/Release/net10.0/MessageHub.TestServers.dll "${images[@]}" \
        <"$work/alive" >"$work/variables" 2>"$work/containers.log" &
    containers=$!
    exec {alive}>"$work/alive"
    until grep -q '^# ready' "$work/variables"; do
        kill -0 "$containers" 2>/dev/null || { echo "The containers did not start; MESSAGEHUB_TEST_SERVERS=private does without." >&2; cat "$work/containers.log" >&2; return 1; }
        sleep 0.2
    done
    # Only that: the library tells there too what it does.
    . <(grep '^export ' "$work/variables")
}

# What is deployed, as containers: play NAME COMMAND….
play() {
    local name=$1 started=$SECONDS
    shift
    if "$@" >"$work/$name.log" 2>&1; then
        echo "Passed!  - Failed:     0, Passed:     1, Skipped:     0, Total:     1, Duration: $((SECONDS - started)) s - $name"
    else
        cat "$work/$name.log" >&2
        echo "Failed!  - Failed:     1, Passed:     0, Skipped:     0, Total:     1, Duration: $((SECONDS - started)) s - $name"
        return 1
    fi
}

play_deployed() {
    local result=0
    play compose.sh tests/containers/compose.sh || result=1
    play chaos.sh tests/chaos.sh --containers --seed 1 --messages 120 --workers 2 --longest 0 --nodes 1 || result=1
    return "$result"
}

start_private() {
    MESSAGEHUB_TEST_POSTGRES=$(tests/servers/postgres.sh start "$work/postgres")
    MESSAGEHUB_TEST_RABBITMQ=$(tests/servers/rabbitmq.sh start "$work/rabbitmq")
    MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT=$(cat "$work/rabbitmq/management")
}

stop_servers() {
    local server
    if [ -n "${containers:-}" ]; then
        exec {alive}>&-
        wait "$containers" || true
    fi
    for server in postgres rabbitmq; do
        [ ! -d "$work/$server" ] || "tests/servers/$server.sh" stop "$work/$server" >/dev/null 2>&1 || true
    done
}

short=(--filter 'Category!=Nightly')
if [ "${1:-}" = --nightly ]; then
    short=()
    shift
    export MESSAGEHUB_TEST_SCREENSHOTS=${MESSAGEHUB_TEST_SCREENSHOTS:-$PWD/artifacts/backoffice}
    export MESSAGEHUB_TEST_ORACLE_SEQUENCES=${MESSAGEHUB_TEST_ORACLE_SEQUENCES:-20000}
fi
# Who asks for certain tests gets those.
everything=1
case " $* " in *" --filter "*) short=() everything= ;; esac

missing=()
command -v xmllint >/dev/null || missing+=(libxml2-utils)
command -v openssl >/dev/null || missing+=(openssl)
[ -x /usr/lib/postgresql/15/bin/initdb ] || missing+=(postgresql-15)
[ -x /usr/bin/chromium ] || missing+=(chromium)
[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
[ -x /usr/sbin/pgbouncer ] || missing+=(pgbouncer)
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
    else
        echo "The tests need Debian's packages: ${missing[*]}. Install them and run this again." >&2
        exit 2
    fi
fi

work=$(mktemp -d)
# The servers run as other users, who have to be able to enter this folder.
chmod 711 "$work"
trap 'stop_servers; rm -rf "$work"' EXIT

# Hundreds of hosts are started; each would watch its files, and a user has 128 watches on many machines.
export DOTNET_hostBuilder__reloadConfigOnChange=false DOTNET_USE_POLLING_FILE_WATCHER=1
# Most programs of the tests live for seconds: counting what runs often, to compile it once more, costs them a fifth of their time.
export DOTNET_TieredPGO=0
# One compiler for all projects takes half the time of one for each. It begins and ends with the build: one that has compiled other states of the
# pages before takes them for errors.
dotnet build-server shutdown --vbcscompiler >/dev/null
dotnet build MessageHub.sln -c Release --nologo -v quiet -p:UseSharedCompilation=true
dotnet build-server shutdown --vbcscompiler >/dev/null
start_servers
failed=0
dotnet test MessageHub.sln -c Release --no-build --nologo --logger "console;verbosity=minimal" "${short[@]}" "$@" 2>&1 | tee "$work/log" || failed=1
if [ -n "${containers:-}" ] && [ -n "$everything" ]; then
    play_deployed | tee -a "$work/log" || failed=1
fi

# One line per test assembly: "Failed: 0, Passed: 12, Skipped: 0, …".
passed=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' "$work/log" | awk '{n += $1} END {print n + 0}')
broken=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' "$work/log" | awk '{n += $1} END {print n + 0}')
skipped=$(sed -nE 's/.*Skipped: +([0-9]+).*/\1/p' "$work/log" | awk '{n += $1} END {print n + 0}')
[ "$skipped" = 0 ] || { echo "$skipped tests were skipped; a test runs or it goes." >&2; failed=1; }
[ "$passed" -gt 0 ] || { echo "No test ran." >&2; failed=1; }
[ "$failed" = 0 ] || [ "$broken" -gt 0 ] || broken=1
pictures=${MESSAGEHUB_TEST_SCREENSHOTS:-artifacts/backoffice}
[ ! -d "$pictures" ] || echo "Pictures of the pages of the backoffice are in $pictures."
echo "$passed passed, $broken failed"
exit "$failed"
