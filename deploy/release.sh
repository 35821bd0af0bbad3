#!/usr/bin/env bash
# Makes what belongs to a release, in artifacts/release/VERSION: the command line for Linux and Windows, the images where an engine answers, the
# chart, a bill of materials (CycloneDX), notices, the changes and checksums. Uploads nothing.
#
#   deploy/release.sh VERSION       from a clean checkout of the commit with the tag vVERSION
#   deploy/release.sh --try VERSION the same from any checkout, to see whether it works
#
# Directory.Build.props has to say VERSION, and CHANGELOG.md needs a heading "## VERSION".
set -euo pipefail
cd "$(dirname "$0")/.."

try=
if [ "${1:-}" = --try ]; then
    try=yes
    shift
fi
if [ $# -ne 1 ] || ! [[ $1 =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[a-z0-9.]+)?$ ]]; then
    sed -n '2,8s/^# \{0,1\}//p' "$0" >&2
    exit 2
fi
version=$1
revision=$(git rev-parse HEAD)

# The part of CHANGELOG.md about this version.
changes() {
    awk -v heading="## $version" '$0 == heading {on = 1; next} /^## / {on = 0} on' CHANGELOG.md
}

if [ -z "$try" ]; then
    [ -z "$(git status --porcelain)" ] || { echo "There are changes that are not committed." >&2; exit 1; }
    [ "$(git rev-parse --verify --quiet "v$version^{commit}")" = "$revision" ] || { echo "This commit does not have the tag v$version." >&2; exit 1; }
    # The images and what stands in deploy/ have the version of the checkout.
    grep -q "<Version>$version</Version>" Directory.Build.props || { echo "Directory.Build.props has another version." >&2; exit 1; }
    [ -n "$(changes)" ] || { echo "CHANGELOG.md says nothing under \"## $version\"." >&2; exit 1; }
fi

out=$PWD/artifacts/release/$version
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$out"
mkdir -p "$out"

# One program file without anything to install, and the schemas beside it.
command_line() {
    local runtime=$1 name="messagehub-$version-$1"
    # The lock files know the platform of the images only, so that this takes others; every package that is asked for has an exact version.
    dotnet publish src/MessageHub.Cli --configuration Release --runtime "$runtime" --self-contained --nologo --verbosity quiet \
        --artifacts-path "$work/build-$runtime" --output "$work/$name" \
        -p:Version="$version" -p:SourceRevisionId="$revision" -p:NuGetLockFilePath="obj/$runtime.lock.json" -p:RestoreLockedMode=false -p:RuntimeIdentifiers="$runtime" \
        -p:PublishSingleFile=true -p:PublishReadyToRunComposite=false -p:IncludeNativeLibrariesForSelfExtract=true -p:DebugType=none
    # The documentation of its libraries is for who builds on them.
    rm -f "$work/$name"/*.xml
    cp LICENSE NOTICE.md "$work/$name/"
    case $runtime in
        win-*) (cd "$work" && python3 -m zipfile -c "$out/$name.zip" "$name") ;;
        *) tar --sort=name --owner=0 --group=0 --numeric-owner -C "$work" -czf "$out/$name.tar.gz" "$name" ;;
    esac
}

# BuildKit is a part of old clients and a plugin of new ones.
images() {
    local host
    for host in worker gateway backoffice simulator; do
        DOCKER_BUILDKIT=1 docker build --quiet --file "deploy/docker/$host.Dockerfile" --build-arg "REVISION=$revision" \
            --tag "messagehub/$host:$version" . >/dev/null
        docker save "messagehub/$host:$version" | gzip >"$out/messagehub-$host-$version.image.tar.gz"
    done
}

# As helm package makes it: the folder, named after the chart, with the version in it. A test holds that version together with the product's.
chart() {
    mkdir -p "$work/chart"
    git archive HEAD:deploy/helm messagehub | tar -x -C "$work/chart"
    sed -i -E "s/^(version|appVersion): .*/\1: $version/" "$work/chart/messagehub/Chart.yaml"
    tar --sort=name --owner=0 --group=0 --numeric-owner -C "$work/chart" -czf "$out/messagehub-chart-$version.tgz" messagehub
}

chart
for runtime in linux-x64 win-x64; do
    command_line "$runtime"
done
if timeout 10 docker info >/dev/null 2>&1; then
    images
else
    echo "No images: no container engine answers here." >&2
fi
# What git knows: secrets and certificates of an installation may stand beside it.
git archive --format=tar.gz --output="$out/messagehub-deploy-$version.tar.gz" HEAD deploy
dotnet tool restore >/dev/null
dotnet tool run dotnet-CycloneDX MessageHub.sln --output "$out" --filename "messagehub-$version.sbom.json" --output-format Json \
    --exclude-test-projects --set-name MessageHub --set-version "$version" >/dev/null
cp LICENSE NOTICE.md "$out/"
changes >"$out/CHANGES.md"
(cd "$out" && sha256sum -- * >"$work/SHA256SUMS" && mv "$work/SHA256SUMS" .)
echo "The release is in artifacts/release/$version:"
ls -l "$out" | awk 'NR > 1 {print "  " $5, $9}'
