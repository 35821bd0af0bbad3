#!/usr/bin/env bash
# Starts a node of the cluster. All nodes need the same cookie, in a file that nobody else can read: a secret of Compose is not such a file.
set -euo pipefail
rm -f /var/lib/rabbitmq/.erlang.cookie
(umask 377 && cat /run/secrets/rabbitmq_cookie >/var/lib/rabbitmq/.erlang.cookie)
exec rabbitmq-server
