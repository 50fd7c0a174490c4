#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
MIGRATIONS=3.5.0
from_maven org.mybatis:mybatis-migrations:$MIGRATIONS org.postgresql:postgresql:42.7.14 org.mariadb.jdbc:mariadb-java-client:3.5.11

run() { java org.apache.ibatis.migration.Migrator "$@" --path="$SCRATCH/shop" --env=recorded 2>&1; }

add() {
  for name in "$@"; do cp "$HERE/migrations/scripts/$name.sql" "$SCRATCH/shop/scripts"; done
}

# Two steps, one undone, one that fails.
story() {
  rm -rf "$SCRATCH/shop"
  mkdir -p "$SCRATCH/shop/environments" "$SCRATCH/shop/scripts" "$SCRATCH/shop/drivers"
  cat > "$SCRATCH/shop/environments/recorded.properties" <<END
time_zone=GMT+0:00
script_char_set=UTF-8
driver=$1
url=$2
username=$3
password=$4
send_full_script=false
delimiter=;
full_line_delimiter=false
auto_commit=false
changelog=CHANGELOG
END
  add 20240101000000_create_changelog 20240105093000_create_customers 20240212110000_add_orders
  run up
  add 20240301080000_index_orders 20240318070000_undone
  run up
  run down
  rm "$SCRATCH/shop/scripts/20240318070000_undone.sql"
  add 20240402150000_fails
  must_fail nowhere run up
}

fresh_postgres
story org.postgresql.Driver "jdbc:postgresql://$PGHOST:$PGPORT/$DATABASE" "$PGUSER" "$PGPASSWORD" > "$SCRATCH/log"
dump_postgres public.changelog

fresh_mariadb
story org.mariadb.jdbc.Driver "jdbc:mariadb://$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE" "$MYSQL_USER" "$MYSQL_PWD" > "$SCRATCH/log"
dump_mariadb CHANGELOG

versions "MyBatis Migrations $MIGRATIONS" "Java $(java_version)"
