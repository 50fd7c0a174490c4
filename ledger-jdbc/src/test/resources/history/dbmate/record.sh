#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_npm dbmate

run() { node_modules/.bin/dbmate --url "$URL" --migrations-dir "$SCRATCH/migrations" --no-dump-schema "$@" > "$SCRATCH/log" 2>&1 || { cat "$SCRATCH/log"; return 1; }; }

add() {
  for name in "$@"; do cp "$HERE/migrations/$name.sql" "$SCRATCH/migrations"; done
}

# Two steps, one undone, one that fails.
story() {
  URL=$1
  rm -rf "$SCRATCH/migrations"
  mkdir "$SCRATCH/migrations"
  add 20240105093000_create_customers 20240212110000_add_orders
  run migrate
  add 20240301080000_index_orders 20240318070000_undone
  run migrate
  run rollback
  rm "$SCRATCH/migrations/20240318070000_undone.sql"
  add 20240402150000_fails
  must_fail nowhere run migrate
}

fresh_postgres
story "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE?sslmode=disable"
dump_postgres public.schema_migrations

fresh_mariadb
story "mysql://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb schema_migrations

story "sqlite:$SQLITE"
dump_sqlite schema_migrations

versions "dbmate $(npm_version dbmate) (npm package of the native program)"
