#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_npm drizzle-orm pg mysql2 better-sqlite3@12

story() { node "$HERE/record.js" "$1" "$2" "$HERE/migrations" "$SCRATCH/$1"; }

fresh_postgres
story postgresql "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres drizzle.__drizzle_migrations

fresh_mariadb
story mysql "mysql://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb __drizzle_migrations

story sqlite "$SQLITE"
dump_sqlite __drizzle_migrations

versions "Drizzle ORM $(npm_version drizzle-orm)" \
  "Node.js $(node --version), pg $(npm_version pg), mysql2 $(npm_version mysql2), better-sqlite3 $(npm_version better-sqlite3)"
