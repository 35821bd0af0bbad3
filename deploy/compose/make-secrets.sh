#!/usr/bin/env bash
# Makes the secrets of compose.yaml once, with random passwords, in the folder "secrets" beside this script (or the folder given), and beside
# that folder gateway.env, to be filled in.
# What exists is kept: running it again changes nothing. To change a password, see "Change a password" in ../README.md.
set -euo pipefail

folder=${1:-$(cd "$(dirname "$0")" && pwd)/secrets}
# Others cannot enter the folder. The files themselves are readable, because each container reads its own as another user.
mkdir -p "$folder"
chmod 700 "$folder"
umask 022

# 32 letters and digits: fits in a URI and in a connection string without escaping.
password() {
    local text
    text=$(head -c 1024 /dev/urandom | LC_ALL=C tr -dc 'A-Za-z0-9')
    [ ${#text} -ge 32 ] || { echo "Too few random characters." >&2; return 1; }
    printf '%s' "${text:0:32}"
}

# Writes a file in one step, so that an interrupted run leaves no half of one.
keep() {
    printf '%s' "$2" >"$folder/$1.part"
    mv "$folder/$1.part" "$folder/$1"
}

for name in postgres-superuser postgres-messagehub postgres-standby rabbitmq-messagehub rabbitmq-cookie grafana-admin; do
    [ -e "$folder/$name" ] || keep "$name" "$(password)"
done

postgres=$(cat "$folder/postgres-messagehub")
rabbitmq=$(cat "$folder/rabbitmq-messagehub")
[ -e "$folder/MessageHub__Postgres" ] ||
    keep MessageHub__Postgres "Host=postgres;Port=5432;Database=messagehub;Username=messagehub;Password=$postgres"
[ -e "$folder/MessageHub__RabbitMq" ] ||
    keep MessageHub__RabbitMq "amqp://messagehub:$rabbitmq@rabbitmq:5672"
# For compose.standby.yaml and compose.brokers.yaml: all hosts of the database, and the one name that all brokers answer to.
[ -e "$folder/MessageHub__Postgres.standby" ] ||
    keep MessageHub__Postgres.standby "Host=postgres,postgres-standby;Port=5432;Database=messagehub;Username=messagehub;Password=$postgres;Target Session Attributes=primary;Host Recheck Seconds=1"
[ -e "$folder/MessageHub__RabbitMq.brokers" ] ||
    keep MessageHub__RabbitMq.brokers "amqp://messagehub:$rabbitmq@brokers:5672"
[ -e "$folder/rabbitmq-user.conf" ] ||
    keep rabbitmq-user.conf "default_user = messagehub
default_pass = $rabbitmq
"

# The certificate that the backoffice keeps its keys in the database under. Only the backoffice has to believe it, so it never has to be renewed.
[ -e "$folder/backoffice-keys.pem" ] || {
    command -v openssl >/dev/null || { echo "openssl is needed, for the certificate of the backoffice." >&2; exit 1; }
    certificate=$(openssl req -x509 -newkey rsa:3072 -nodes -keyout - -out - -days 3650 -subj "/CN=MessageHub backoffice keys" 2>/dev/null)
    keep backoffice-keys.pem "$certificate"
}

gateway=$(dirname "$folder")/gateway.env
[ -e "$gateway" ] || cp "$(dirname "$0")/gateway.env.example" "$gateway"

echo "The secrets are in $folder. The password of Grafana (user admin) is in grafana-admin, that of the broker's pages (user messagehub) in rabbitmq-messagehub."
