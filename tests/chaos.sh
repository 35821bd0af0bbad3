#!/usr/bin/env bash
# Plays thousands of messages while workers, broker and database are killed, and tells whether anything was lost, doubled or judged otherwise
# than in a quiet run of the same messages. Brings its own broker and database.
#
#   tests/chaos.sh --seed N [--messages 5000] [--workers 4]
#
# The same seed gives the same messages and the same schedule.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
    sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
    exit 2
}

seed=
messages=5000
workers=4
while [ $# -gt 0 ]; do
    [ $# -ge 2 ] || usage
    [[ $2 =~ ^[0-9]+$ ]] || usage
    case $1 in
        --seed) seed=$2 ;;
        --messages) messages=$2 ;;
        --workers) workers=$2 ;;
        *) usage ;;
    esac
    shift 2
done
[ -n "$seed" ] || usage

export MESSAGEHUB_CHAOS_SEED=$seed MESSAGEHUB_CHAOS_MESSAGES=$messages MESSAGEHUB_CHAOS_WORKERS=$workers
dotnet test tests/MessageHub.EndToEnd.Tests -c Release --nologo -m:1 --filter "FullyQualifiedName~ChaosTests" --logger "console;verbosity=detailed"
