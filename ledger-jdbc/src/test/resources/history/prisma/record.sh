#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
# This build of the engine knows PostgreSQL, SQLite and SQL Server; the one for MariaDB is no npm package.
ENGINE=7.10.0-7.561d7b42579a2459cc8edf3788918b626c640023
from_npm @prisma/schema-engine-wasm@$ENGINE @prisma/driver-adapter-utils@7.10.0 \
  @prisma/adapter-pg@7.10.0 @prisma/adapter-better-sqlite3@7.10.0 pg

story() { node --no-warnings "$HERE/record.mjs" "$1" "$2" "$HERE/migrations"; }

fresh_postgres
story postgresql "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres public._prisma_migrations

story sqlite "$SQLITE"
dump_sqlite _prisma_migrations

versions "Prisma schema engine $ENGINE (npm @prisma/schema-engine-wasm, driver adapters 7.10.0)" \
  "Node.js $(node --version), pg $(npm_version pg), better-sqlite3 $(npm_version better-sqlite3)"
