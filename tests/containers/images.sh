#!/usr/bin/env bash
# Makes base images for the tests and the Dockerfiles where no image registry can be reached: from Debian's packages (mmdebstrap) and the .NET of
# this machine. They carry the names that stand in the Dockerfiles and in compose.yaml, so that neither has to know. Where a registry can be
# reached nobody needs this: the official images are pulled.
#
#   tests/containers/images.sh [postgres|rabbitmq|sdk|aspnet]…    those, or all
#
# It speaks to the engine of DOCKER_HOST.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:?}")

# The package sources of this machine, whatever they are.
sources=()
for file in /etc/apt/sources.list /etc/apt/sources.list.d/debian.sources; do
    [ ! -s "$file" ] || sources+=("$file")
done
slim=(--dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*')
work=$(mktemp -d)
chmod 755 "$work"
trap 'rm -rf "$work"' EXIT

# debian FILE VARIANT PACKAGES [HOOK…]
debian() {
    local file=$1 variant=$2 packages=$3
    shift 3
    mmdebstrap --quiet --variant="$variant" --include="$packages" "${slim[@]}" "$@" "$suite" "$file" "${sources[@]}"
}

# The one name that files of deploy/ give an image: base_name PREFIX.
base_name() {
    grep -rhoE "(FROM|image:) +$1[^ ]*" "$root/deploy/docker" "$root/deploy/compose/compose.yaml" | awk '{print $2}' | sort -u | sed 's|${DOTNET}|mcr.microsoft.com/dotnet|'
}

postgres() {
    debian "$work/postgres.tar" minbase postgresql-15,tzdata \
        --customize-hook='rm -rf "$1"/var/lib/postgresql/15' \
        --customize-hook='chroot "$1" sh -c "usermod -u 999 postgres; groupmod -g 999 postgres; install -d -o 999 -g 999 -m 700 /var/lib/postgresql/data; chown -R 999:999 /var/lib/postgresql; mkdir /docker-entrypoint-initdb.d"' \
        --customize-hook="install -m 755 '$here/postgres-entrypoint.sh' \"\$1\"/usr/local/bin/docker-entrypoint.sh"
    docker import \
        --change 'ENV PATH=/usr/lib/postgresql/15/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' --change 'ENV PGDATA=/var/lib/postgresql/data' \
        --change 'ENV LANG=C.UTF-8' --change 'VOLUME /var/lib/postgresql/data' --change 'EXPOSE 5432' \
        --change 'ENTRYPOINT ["docker-entrypoint.sh"]' --change 'CMD ["postgres"]' \
        "$work/postgres.tar" "$(base_name postgres:)" >/dev/null
}

rabbitmq() {
    debian "$work/rabbitmq.tar" minbase rabbitmq-server,tzdata \
        --customize-hook='chroot "$1" sh -c "usermod -u 999 rabbitmq; groupmod -g 999 rabbitmq; rm -rf /var/lib/rabbitmq/* /var/lib/rabbitmq/.erlang.cookie /var/log/rabbitmq/*; mkdir -p /etc/rabbitmq/conf.d; chown -R 999:999 /var/lib/rabbitmq /var/log/rabbitmq /etc/rabbitmq"' \
        --customize-hook='printf "[rabbitmq_management,rabbitmq_prometheus].\n" > "$1"/etc/rabbitmq/enabled_plugins' \
        --customize-hook='printf "log.console = true\nlog.file = false\n" > "$1"/etc/rabbitmq/conf.d/10-console.conf'
    docker import \
        --change 'ENV PATH=/usr/lib/rabbitmq/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' --change 'ENV HOME=/var/lib/rabbitmq' \
        --change 'ENV LANG=C.UTF-8' --change 'ENV RABBITMQ_LOGS=-' --change 'USER 999:999' --change 'VOLUME /var/lib/rabbitmq' \
        --change 'EXPOSE 4369 5672 15672 15692 25672' --change 'CMD ["rabbitmq-server"]' \
        "$work/rabbitmq.tar" "$(base_name rabbitmq:)" >/dev/null
}

dotnet_root() {
    dirname "$(readlink -f "$(command -v dotnet)")"
}

sdk() {
    debian "$work/sdk" minbase ca-certificates,tzdata,libicu72,libssl3
    mkdir -p "$work/sdk/usr/share/dotnet"
    cp -a "$(dotnet_root)/." "$work/sdk/usr/share/dotnet/"
    ln -s /usr/share/dotnet/dotnet "$work/sdk/usr/bin/dotnet"
    cp -L "${SSL_CERT_FILE:-/etc/ssl/certs/ca-certificates.crt}" "$work/sdk/etc/ssl/certs/ca-certificates.crt"
    # Where this machine gets its NuGet packages is where the build gets them.
    mkdir -p "$work/sdk/root/.nuget/NuGet"
    [ ! -f "$HOME/.nuget/NuGet/NuGet.Config" ] || cp -L "$HOME/.nuget/NuGet/NuGet.Config" "$work/sdk/root/.nuget/NuGet/NuGet.Config"
    tar --numeric-owner -C "$work/sdk" --exclude='./dev/*' -cf - . | docker import \
        --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin' --change 'ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt' \
        --change 'ENV DOTNET_CLI_TELEMETRY_OPTOUT=1' --change 'ENV DOTNET_NOLOGO=1' --change 'CMD ["bash"]' \
        - "$(base_name '[^ ]*/sdk:')" >/dev/null
    rm -rf "$work/sdk"
}

# No shell, no package manager, but time zones, as the chiselled image.
aspnet() {
    debian "$work/aspnet" extract base-files,netbase,libc6,libgcc-s1,libstdc++6,libssl3,zlib1g,tzdata
    mkdir -p "$work/aspnet/usr/share/dotnet" "$work/aspnet/etc/ssl/certs"
    cp -a "$(dotnet_root)"/{dotnet,host,shared} "$work/aspnet/usr/share/dotnet/"
    cp -L /etc/ssl/certs/ca-certificates.crt "$work/aspnet/etc/ssl/certs/"
    tar --numeric-owner -C "$work/aspnet" --exclude='./dev/*' -cf - . | docker import \
        --change 'ENV PATH=/usr/share/dotnet:/usr/bin:/bin' --change 'ENV DOTNET_ROOT=/usr/share/dotnet' --change 'ENV ASPNETCORE_HTTP_PORTS=8080' \
        --change 'USER 1654' - "$(base_name '[^ ]*/aspnet:')" >/dev/null
    rm -rf "$work/aspnet"
}

for image in ${*:-postgres rabbitmq sdk aspnet}; do
    case $image in
        postgres | rabbitmq | sdk | aspnet) "$image" ;;
        *) echo "There is no image $image." >&2; exit 2 ;;
    esac
done
