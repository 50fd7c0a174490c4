#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_debian sqitch libdbd-pg-perl libdbd-mysql-perl libdbd-sqlite3-perl
export SQITCH_FULLNAME='Ada Lovelace' SQITCH_EMAIL=ada@example.org SQITCH_PASSWORD=$PGPASSWORD

run() { (cd "$SCRATCH/shop" && sqitch "$@" "$TARGET" "${OPTIONS[@]}") > "$SCRATCH/log" 2>&1 || { cat "$SCRATCH/log"; return 1; }; }

# Before the plan as it stands there was one with a change that was reverted and then taken out of it, and the first version of
# "orders" was not yet kept beside the second.
plan_of_before() {
  sed -e '/^orders \[orders@v1.0\]/,$d' "$HERE/migrations/sqitch.plan"
  echo "undone [customers] 2024-03-18T07:00:00Z Ada Lovelace <ada@example.org> # Reverted again"
}

story() {
  rm -rf "$SCRATCH/shop"
  cp -r "$HERE/migrations" "$SCRATCH/shop"
  plan_of_before > "$SCRATCH/shop/sqitch.plan"
  for folder in deploy revert; do mv "$SCRATCH/shop/$folder/orders@v1.0.sql" "$SCRATCH/shop/$folder/orders.sql"; done
  run deploy --to-change @v1.0
  run deploy
  run revert -y --to-change orders_index
  cp -r "$HERE/migrations/." "$SCRATCH/shop"
  run deploy --to-change orders@HEAD
  run deploy --to-change taken --log-only
  must_fail nowhere run deploy
}

TABLES="releases projects changes tags dependencies events"

fresh_postgres
TARGET=db:pg://$PGUSER@$PGHOST:$PGPORT/$DATABASE OPTIONS=()
story
dump_postgres $(for table in $TABLES; do echo "sqitch.$table"; done)

fresh_mariadb
SQITCH_PASSWORD=$MYSQL_PWD TARGET=db:mysql://$MYSQL_USER@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE OPTIONS=(--registry "$DATABASE")
story
dump_mariadb $TABLES

TARGET=db:sqlite:$SCRATCH/target.sqlite3 OPTIONS=(--registry "${SQLITE##*/}")
story
dump_sqlite $TABLES

versions "Sqitch $(sqitch --version | sed 's/.*v//') (Debian sqitch $(debian_version sqitch))" "Perl $(perl -e 'printf "%vd", $^V')"
