#!/usr/bin/env bash
# Makes throw-away certificates for demonstrations, in the folder "demo-certificates" beside this script (or the folder given): for the gateway and
# for the simulator that plays the hub (compose.demo.yaml). Never for a real hub: that takes certificates of PKIoverheid.
# What exists is kept. Needs openssl.
set -euo pipefail

folder=${1:-$(cd "$(dirname "$0")" && pwd)/demo-certificates}
[ ! -e "$folder/clients.txt" ] || { echo "The certificates are in $folder."; exit 0; }
mkdir -p "$folder"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Each container reads them as a user of its own.
umask 022

# openssl tells on its error output what it does; only what goes wrong is of use.
quietly() {
    "$@" 2>"$work/error" || { cat "$work/error" >&2; return 1; }
}

quietly openssl req -x509 -newkey rsa:2048 -noenc -days 365 -subj "/CN=MessageHub demo root" -keyout "$work/root.key" -out "$folder/roots.pem" \
    -addext basicConstraints=critical,CA:TRUE

# issue NAME: a certificate for the service of that name, as server and as client.
issue() {
    quietly openssl req -newkey rsa:2048 -noenc -subj "/CN=$1" -keyout "$work/$1.key" -out "$work/$1.csr"
    printf 'subjectAltName=DNS:%s,DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth,clientAuth\n' "$1" >"$work/$1.ext"
    quietly openssl x509 -req -days 365 -in "$work/$1.csr" -CA "$folder/roots.pem" -CAkey "$work/root.key" -CAcreateserial -CAserial "$work/serial" -extfile "$work/$1.ext" -out "$work/$1.pem"
}

issue gateway
cp "$work/gateway.pem" "$folder/gateway.pem"
cp "$work/gateway.key" "$folder/gateway.key"
issue simulator
quietly openssl pkcs12 -export -passout pass: -inkey "$work/simulator.key" -in "$work/simulator.pem" -out "$folder/simulator.pfx"
chmod 644 "$folder"/*
# Last: with this file there, all are.
openssl x509 -in "$work/simulator.pem" -noout -fingerprint -sha256 | sed 's/.*=//; s/://g' >"$folder/clients.txt"
echo "The certificates are in $folder."
