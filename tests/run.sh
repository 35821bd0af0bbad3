#!/usr/bin/env bash
# Runs the tests of MessageHub and brings what they need: xmllint, Chromium, and a private, throw-away PostgreSQL 15 (with pgbouncer) and RabbitMQ.
#
#   tests/run.sh [ARGUMENTS OF dotnet test]      all but what takes long
#   tests/run.sh --nightly [ARGUMENTS …]         also that: tests of the category Nightly, and the oracle on 20,000 sequences
#
# What is missing is installed with apt when this user may do that; otherwise the script says what to install and stops.
set -euo pipefail
cd "$(dirname "$0")/.."

short=(--filter 'Category!=Nightly')
if [ "${1:-}" = --nightly ]; then
    short=()
    shift
    export MESSAGEHUB_TEST_ORACLE_SEQUENCES=${MESSAGEHUB_TEST_ORACLE_SEQUENCES:-20000}
fi
# Who asks for certain tests gets those.
case " $* " in *" --filter "*) short=() ;; esac

missing=()
command -v xmllint >/dev/null || missing+=(libxml2-utils)
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
trap 'for server in postgres rabbitmq; do "tests/servers/$server.sh" stop "$work/$server" >/dev/null 2>&1 || true; done; rm -rf "$work"' EXIT
MESSAGEHUB_TEST_POSTGRES=$(tests/servers/postgres.sh start "$work/postgres")
MESSAGEHUB_TEST_RABBITMQ=$(tests/servers/rabbitmq.sh start "$work/rabbitmq")
MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT=$(cat "$work/rabbitmq/management")
export MESSAGEHUB_TEST_POSTGRES MESSAGEHUB_TEST_RABBITMQ MESSAGEHUB_TEST_RABBITMQ_MANAGEMENT

# Hundreds of hosts are started; each would watch its files, and a user has 128 watches on many machines.
export DOTNET_hostBuilder__reloadConfigOnChange=false DOTNET_USE_POLLING_FILE_WATCHER=1
# Most programs of the tests live for seconds: counting what runs often, to compile it once more, costs them a fifth of their time.
export DOTNET_TieredPGO=0
# One compiler for all projects takes half the time of one for each. It begins and ends with the build: one that has compiled other states of the
# pages before takes them for errors.
dotnet build-server shutdown --vbcscompiler >/dev/null
dotnet build MessageHub.sln -c Release --nologo -v quiet -p:UseSharedCompilation=true
dotnet build-server shutdown --vbcscompiler >/dev/null
failed=0
dotnet test MessageHub.sln -c Release --no-build --nologo --logger "console;verbosity=minimal" "${short[@]}" "$@" 2>&1 | tee "$work/log" || failed=1

# One line per test assembly: "Failed: 0, Passed: 12, Skipped: 0, …".
passed=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' "$work/log" | awk '{n += $1} END {print n + 0}')
broken=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' "$work/log" | awk '{n += $1} END {print n + 0}')
skipped=$(sed -nE 's/.*Skipped: +([0-9]+).*/\1/p' "$work/log" | awk '{n += $1} END {print n + 0}')
[ "$skipped" = 0 ] || { echo "$skipped tests were skipped; a test runs or it goes." >&2; failed=1; }
[ "$passed" -gt 0 ] || { echo "No test ran." >&2; failed=1; }
[ "$failed" = 0 ] || [ "$broken" -gt 0 ] || broken=1
[ ! -d artifacts/backoffice ] || echo "Pictures of the pages of the backoffice are in artifacts/backoffice."
echo "$passed passed, $broken failed"
exit "$failed"
