#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_npm typeorm pg mysql2 better-sqlite3@12

story() { node "$HERE/record.js" "$1" "$2" "$HERE/migrations"; }

fresh_postgres
story postgres "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres public.migrations

fresh_mariadb
story mariadb "mariadb://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb migrations

story better-sqlite3 "$SQLITE"
dump_sqlite migrations

versions "TypeORM $(npm_version typeorm)" \
  "Node.js $(node --version), pg $(npm_version pg), mysql2 $(npm_version mysql2), better-sqlite3 $(npm_version better-sqlite3)"
