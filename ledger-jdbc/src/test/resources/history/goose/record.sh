#!/usr/bin/env bash
# Needs the program `goose`, built with the drivers for PostgreSQL, MariaDB and SQLite; GOOSE says where it is.
. "$(dirname "$0")/../lib.sh"
GOOSE=${GOOSE:-goose}
command -v "$GOOSE" > /dev/null || { echo "first: install goose, or say with GOOSE where it is" >&2; exit 2; }

run() { "$GOOSE" -dir "$SCRATCH/migrations" "$PRODUCT" "$PLACE" "$@" > "$SCRATCH/log" 2>&1 || { cat "$SCRATCH/log"; return 1; }; }

add() {
  for name in "$@"; do cp "$HERE/migrations/$name.sql" "$SCRATCH/migrations"; done
}

# Two steps, one undone, one that fails.
story() {
  PRODUCT=$1 PLACE=$2
  rm -rf "$SCRATCH/migrations"
  mkdir "$SCRATCH/migrations"
  add 20240105093000_create_customers 20240212110000_add_orders
  run up
  add 20240301080000_index_orders 20240318070000_undone
  run up
  run down
  rm "$SCRATCH/migrations/20240318070000_undone.sql"
  add 20240402150000_fails
  must_fail nowhere run up
}

fresh_postgres
story postgres "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE?sslmode=disable"
dump_postgres public.goose_db_version

fresh_mariadb
story mysql "$MYSQL_USER:$MYSQL_PWD@tcp($MYSQL_HOST:$MYSQL_TCP_PORT)/$DATABASE?parseTime=true"
dump_mariadb goose_db_version

story sqlite3 "$SQLITE"
dump_sqlite goose_db_version

versions "goose $("$GOOSE" -version 2>&1 | sed 's/.*version: *//')"
