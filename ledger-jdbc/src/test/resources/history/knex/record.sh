#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_npm knex pg mysql2 better-sqlite3@12

story() { node "$HERE/record.js" "$1" "$2" "$HERE/migrations" "$SCRATCH/$1"; }

fresh_postgres
story pg "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres public.knex_migrations public.knex_migrations_lock

fresh_mariadb
story mysql2 "mysql://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb knex_migrations knex_migrations_lock

story better-sqlite3 "$SQLITE"
dump_sqlite knex_migrations knex_migrations_lock

versions "knex $(npm_version knex)" "Node.js $(node --version), pg $(npm_version pg), mysql2 $(npm_version mysql2), better-sqlite3 $(npm_version better-sqlite3)"
