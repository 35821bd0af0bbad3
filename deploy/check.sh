#!/usr/bin/env bash
# Checks what stands in deploy/ as far as that goes without a container engine and without a cluster:
#
#   deploy/check.sh            everything
#   deploy/check.sh files      only the files: seconds instead of minutes
#
# The first stage of each Dockerfile is played as it stands there (COPY and RUN), in an empty folder. What comes out of it for the worker is
# started as the image would start it: as user 1654, without capabilities, with every file system read-only but for /data and /tmp.
# What could not be checked here is named at the end. Exit code 0: all that was checked is right.
set -euo pipefail
cd "$(dirname "$0")/.."
root=$PWD

failed=()
skipped=()
work=$(mktemp -d)
chmod 711 "$work"
trap 'rm -rf "$work"' EXIT

# Runs a check and tells how it went; what it said is shown only when it failed.
check() {
    local name=$1
    shift
    # Not in a condition: there a failing line inside a function would be passed over.
    set +e
    (set -e; "$@") >"$work/log" 2>&1
    local code=$?
    set -e
    if [ "$code" = 0 ]; then
        echo "ok       $name"
    else
        echo "WRONG    $name"
        sed 's/^/         /' "$work/log"
        failed+=("$name")
    fi
}

# check_with PROGRAM PACKAGE NAME COMMAND…: only where the program is installed.
check_with() {
    local program=$1 package=$2
    shift 2
    if command -v "$program" >/dev/null; then
        check "$@"
    else
        skipped+=("$1: $program is not installed ($package)")
    fi
}

# --- the files ---

compose_v1() {
    # The old program knows everything in the file but its first key.
    # make-secrets.sh makes gateway.env; here the example stands for it, which this version looks for where it is run.
    sed '/^name:/d; s|\[gateway.env\]|[deploy/compose/gateway.env.example]|' deploy/compose/compose.yaml | docker-compose --project-directory deploy/compose --file - --profile gateway config --quiet
}

demo_v1() {
    sed '/^name:/d; s|\[gateway.env\]|[gateway.env.example]|' deploy/compose/compose.yaml >"$work/compose.yaml"
    docker-compose --project-directory deploy/compose --file "$work/compose.yaml" --file deploy/compose/compose.demo.yaml --profile gateway config --quiet
}

# What compose.brokers.yaml and compose.standby.yaml make of it, both at once.
overlays_v1() {
    sed '/^name:/d; s|\[gateway.env\]|[gateway.env.example]|' deploy/compose/compose.yaml >"$work/compose.yaml"
    docker-compose --project-directory deploy/compose --file "$work/compose.yaml" --file deploy/compose/compose.brokers.yaml \
        --file deploy/compose/compose.standby.yaml --profile gateway config --quiet
}

certificates_are_made_once() {
    deploy/compose/make-certificates.sh "$work/certificates"
    sha256sum "$work"/certificates/* >"$work/before"
    deploy/compose/make-certificates.sh "$work/certificates"
    sha256sum --check --quiet "$work/before"
    openssl verify -CAfile "$work/certificates/roots.pem" "$work/certificates/gateway.pem"
}

compose_v2() {
    sed 's|\[gateway.env\]|[gateway.env.example]|' deploy/compose/compose.yaml | docker compose --project-directory deploy/compose --file - --profile gateway config --quiet
}

scripts_parse() {
    local script
    for script in deploy/check.sh deploy/release.sh deploy/compose/*.sh deploy/compose/postgres/*.sh deploy/compose/rabbitmq/*.sh; do
        bash -n "$script"
    done
}

secrets_are_made_once() {
    deploy/compose/make-secrets.sh "$work/secrets"
    sha256sum "$work"/secrets/* >"$work/before"
    deploy/compose/make-secrets.sh "$work/secrets"
    sha256sum --check --quiet "$work/before"
    # Every file that compose.yaml names is there.
    local file
    for file in $(grep -ohE '\./secrets/[A-Za-z_.-]+' deploy/compose/compose*.yaml | sort -u); do
        [ -s "$work/secrets/${file##*/}" ] || { echo "make-secrets.sh does not make $file."; return 1; }
    done
    [ "$(stat -c %a "$work/secrets")" = 700 ] || { echo "Others can enter the folder."; return 1; }
}

# The questions of the dashboard, as rules: promtool reads those.
dashboard() {
    python3 - deploy/grafana/messagehub.json >"$work/dashboard.yml" <<'PYTHON'
import json, sys
panels = json.load(open(sys.argv[1]))["panels"]
expressions = [target["expr"] for panel in panels for target in panel["targets"]]
expressions = [e.replace("$__rate_interval", "5m").replace("$__range", "6h") for e in expressions]
rules = [{"record": f"dashboard:{number}", "expr": e} for number, e in enumerate(expressions)]
print(json.dumps({"groups": [{"name": "dashboard", "rules": rules}]}))
PYTHON
    promtool check rules "$work/dashboard.yml"
}

alerts() {
    promtool check config deploy/prometheus/prometheus.yml
    (cd deploy/prometheus && promtool test rules alerts.test.yml)
}

collector() {
    otelcol validate --config=deploy/otel/collector.yaml
}

chart_by_helm() {
    helm lint --strict deploy/helm/messagehub
    helm template messagehub deploy/helm/messagehub --namespace messagehub >"$work/manifests.yaml"
    [ -s "$work/manifests.yaml" ]
}

manifests() {
    kubeconform -strict -summary -ignore-missing-schemas "$work/manifests.yaml"
}

check "the scripts can be read" scripts_parse
check "make-secrets.sh makes every secret, once" secrets_are_made_once
check_with openssl "apt: openssl" "make-certificates.sh makes certificates that fit, once" certificates_are_made_once
if docker compose version >/dev/null 2>&1; then
    check "compose.yaml" compose_v2
else
    check_with docker-compose "apt: docker-compose" "compose.yaml, by the old docker-compose" compose_v1
    check_with docker-compose "apt: docker-compose" "compose.demo.yaml, by the old docker-compose" demo_v1
    check_with docker-compose "apt: docker-compose" "compose.brokers.yaml and compose.standby.yaml, by the old docker-compose" overlays_v1
    skipped+=("compose.yaml by docker compose 2: the plugin is not installed")
fi
check_with promtool "apt: prometheus" "prometheus.yml and the alerts, with their tests" alerts
check_with promtool "apt: prometheus" "the questions of the dashboard" dashboard
check_with amtool "apt: prometheus-alertmanager" "alertmanager.yml" amtool check-config deploy/prometheus/alertmanager.yml
check_with helm "helm.sh" "the chart, rendered by Helm" chart_by_helm
[ ! -s "$work/manifests.yaml" ] ||
    check_with kubeconform "github.com/yannh/kubeconform" "what Helm rendered against the schemas of Kubernetes" manifests
check_with otelcol "opentelemetry.io" "collector.yaml" collector

# --- the programs ---

# Plays the first stage of a Dockerfile below $work/NAME: COPY from what git knows, RUN without its mounts, /out as a folder of ours.
play() {
    local name=$1 out=$work/$1/out source=$work/$1/source line words target from
    mkdir -p "$source" "$out"
    # One instruction a line, without comments, up to the second stage.
    sed -e '/^#/d' -e ':a' -e '/\\$/N; s/\\\n//; ta' "deploy/docker/$name.Dockerfile" | awk '/^FROM/ {n++} n == 1' >"$work/$name/stage"
    while IFS= read -r line; do
        case $line in
            'COPY '*)
                read -ra words <<<"${line#COPY }"
                target=$source/${words[-1]}
                for from in "${words[@]:0:${#words[@]}-1}"; do
                    (cd "$root" && git ls-files --cached --others --exclude-standard -- "$from" | sort -u | while IFS= read -r file; do
                        [ -f "$file" ] || continue
                        case $from in
                            */) mkdir -p "$target$(dirname "${file#"$from"}")" && cp "$file" "$target${file#"$from"}" ;;
                            *) mkdir -p "$target" && cp "$file" "$target" ;;
                        esac
                    done)
                done
                ;;
            'RUN '*)
                line=$(sed -E 's/^RUN (--mount=[^ ]+ )*//; s#/out#'"$out"'#g' <<<"$line")
                # With packages of its own: on a machine that is to build an image none are there.
                (cd "$source" && NUGET_PACKAGES="$work/packages" nice -n 10 bash -euc "$line")
                ;;
            'FROM '* | 'WORKDIR '* | '') ;;
            *) echo "What is this: $line"; return 1 ;;
        esac
    done <"$work/$name/stage"
    ls "$out"/app/*.runtimeconfig.json >/dev/null
}

# What the second stage sets for the program, one NAME=VALUE a line.
environment() {
    sed -e '/^#/d' -e ':a' -e '/\\$/N; s/\\\n//; ta' deploy/docker/worker.Dockerfile | sed -nE 's/^ENV //p' | xargs -n 1
}

wait_for() {
    local limit=$1
    shift
    for _ in $(seq $((limit * 5))); do
        "$@" && return
        sleep 0.2
    done
    return 1
}

answered() { compgen -G "$1/out/*" >/dev/null || ! kill -0 "$2" 2>/dev/null; }
gone() { ! kill -0 "$1" 2>/dev/null; }
running() { [ -f "$1/messagehub.db" ] && [ -d "$1/in" ] || ! kill -0 "$2" 2>/dev/null; }

# The worker with an embedded store: takes a message, answers it, and stops when it is told to.
start() {
    local image=$work/image variables place code=0
    worker=
    mkdir -p "$image"
    # This runs in a shell of its own, which ends with the worker whatever happens.
    trap '[ -z "$worker" ] || kill -9 "$worker" 2>/dev/null || true' EXIT
    mapfile -t variables < <(environment)
    # A view of the files of its own. Its paths are those of the image; what the base image brings comes from this machine.
    unshare --mount --propagation private bash -euc '
        work=$1 image=$2
        shift 2
        mount -t tmpfs -o mode=755 image "$image"
        mkdir "$image"/{app,data,tmp,usr,etc,dev,proc}
        for folder in bin sbin lib lib64; do
            if [ -L "/$folder" ]; then cp -P "/$folder" "$image/"; elif [ -d "/$folder" ]; then mkdir "$image/$folder" && mount --bind "/$folder" "$image/$folder"; fi
        done
        mount --rbind /usr "$image/usr"
        mount --bind /etc "$image/etc"
        mount --rbind /dev "$image/dev"
        mount --rbind /proc "$image/proc"
        mount --bind "$work/worker/out/app" "$image/app"
        for folder in app etc usr; do mount -o remount,bind,ro "$image/$folder"; done
        mount -t tmpfs -o uid=1654,gid=1654,mode=700 data "$image/data"
        mount -t tmpfs -o uid=1654,gid=1654,mode=700 tmp "$image/tmp"
        mount -o remount,ro "$image"
        cd "$image"
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/home/app "$@" chroot "$image" \
            setpriv --reuid=1654 --regid=1654 --clear-groups --no-new-privs --bounding-set=-all --inh-caps=-all \
            env --chdir=/data dotnet /app/MessageHub.Worker.dll
    ' - "$work" "$image" "${variables[@]}" >"$work/worker.log" 2>&1 &
    worker=$!
    local data=/proc/$worker/root/data
    wait_for 60 running "$data" "$worker"
    kill -0 "$worker" || { cat "$work/worker.log"; return 1; }
    # Nothing else can be written, not even by root in there.
    for place in / /app /etc /usr; do
        if touch "/proc/$worker/root$place/x" 2>/dev/null; then echo "$place can be written."; return 1; fi
    done
    grep -q '^Uid:[[:space:]]1654' "/proc/$worker/status"
    grep -q '^NoNewPrivs:[[:space:]]1' "/proc/$worker/status"
    grep -q '^CapEff:[[:space:]]0*$' "/proc/$worker/status"
    cp deploy/demo/02-JW305.xml "$data/in/start.part"
    chown 1654:1654 "$data/in/start.part"
    mv "$data/in/start.part" "$data/in/start.xml"
    wait_for 60 answered "$data" "$worker" || { cat "$work/worker.log"; return 1; }
    kill -0 "$worker" || { cat "$work/worker.log"; return 1; }
    kill -TERM "$worker"
    wait_for 45 gone "$worker" || { echo "It does not stop."; return 1; }
    wait "$worker" || code=$?
    [ "$code" = 0 ] || { echo "It stopped with exit code $code."; cat "$work/worker.log"; return 1; }
}

if [ "${1:-}" != files ]; then
    for host in worker gateway backoffice simulator; do
        project=$(sed -nE 's#.*dotnet publish ((src|tests)/[A-Za-z.]+) .*#\1#p' "deploy/docker/$host.Dockerfile" | head -1)
        if ls "$project"/*.csproj >/dev/null 2>&1; then
            check "$host.Dockerfile, first stage" play "$host"
        else
            skipped+=("$host.Dockerfile: there is no $project yet")
        fi
    done
    if [ "$(id -u)" = 0 ] && unshare --mount true 2>/dev/null; then
        check "the worker starts, answers and stops, read-only and as user 1654" start
    else
        skipped+=("start of the worker, read-only and as user 1654: this needs root and its own mount namespace")
    fi
    skipped+=("start of gateway, backoffice and simulator")
fi
skipped+=("the images themselves, compose.yaml and the chart in action: there is no engine and no cluster here")

for text in "${skipped[@]}"; do
    echo "not run  $text"
done
[ ${#failed[@]} = 0 ] || { echo "${#failed[@]} wrong." >&2; exit 1; }
