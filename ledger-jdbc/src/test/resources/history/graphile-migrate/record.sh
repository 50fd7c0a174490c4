#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_npm graphile-migrate

run() { node_modules/.bin/graphile-migrate "$@" 2>&1; }

add() {
  for name in "$@"; do cp "$HERE/migrations/committed/$name.sql" migrations/committed; done
}

# Two steps, a current migration still being written, and one that fails. The committed files were made by `graphile-migrate
# commit`, but for the one that fails, which it would not commit.
fresh_postgres
echo "{\"connectionString\": \"postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE\"}" > .gmrc
mkdir -p migrations/committed
touch migrations/current.sql
add 000001-create-customers 000002-add-orders
run migrate
add 000003-index-orders
run migrate
cp "$HERE/migrations/current.sql" migrations
run watch --once
add 000004-fails
must_fail nowhere run migrate
dump_postgres graphile_migrate.migrations graphile_migrate.current

versions "graphile-migrate $(npm_version graphile-migrate)" "Node.js $(node --version), pg $(npm_version pg)"
