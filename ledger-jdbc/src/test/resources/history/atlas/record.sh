#!/usr/bin/env bash
# Needs the program `atlas`, the community edition; ATLAS says where it is.
. "$(dirname "$0")/../lib.sh"
ATLAS=${ATLAS:-atlas}
command -v "$ATLAS" > /dev/null || { echo "first: install atlas, or say with ATLAS where it is" >&2; exit 2; }

run() { "$ATLAS" migrate "$@" --dir "file://$HERE/migrations" --url "$URL" 2>&1; }

# A baseline, two steps, one taken as applied, one that fails after the first of its statements.
story() {
  run apply 2 --baseline 20240101000000
  run apply 1
  run set 20240318070000
  must_fail nowhere run apply 1 --tx-mode none
}

fresh_postgres
URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE?sslmode=disable"
story
dump_postgres atlas_schema_revisions.atlas_schema_revisions

fresh_mariadb
URL="mysql://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
story
dump_mariadb atlas_schema_revisions

URL="sqlite://$SQLITE?_fk=1"
story
dump_sqlite atlas_schema_revisions

versions "Atlas $("$ATLAS" version | sed -n 's/^atlas version v//p') (built without the SQL parsers that only its lint uses)"
