#!/usr/bin/env bash
# Runs once, on the first start of an empty volume: a user and a database for MessageHub, without the rights of a superuser.
set -euo pipefail

psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
    --set=password="$(cat "${MESSAGEHUB_PASSWORD_FILE:-/run/secrets/postgres_messagehub}")" <<'SQL'
create role messagehub login nosuperuser nocreatedb nocreaterole noreplication password :'password';
create database messagehub owner messagehub encoding 'UTF8' template template0 lc_collate 'C.UTF-8' lc_ctype 'C.UTF-8';
revoke all on database messagehub from public;
SQL
