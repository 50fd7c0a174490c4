#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_debian php-illuminate-database php-illuminate-filesystem php-cli php-pgsql php-mysql php-sqlite3

story() { php "$HERE/record.php" "$1" "$HERE/migrations" "$SCRATCH/$2"; }

server() {
  printf '{"driver": "%s", "host": "%s", "port": "%s", "username": "%s", "password": "%s", "database": "%s", "charset": "%s"}' \
    "$1" "$2" "$3" "$4" "$5" "$DATABASE" "$6"
}

fresh_postgres
story "$(server pgsql "$PGHOST" "$PGPORT" "$PGUSER" "$PGPASSWORD" utf8)" pgsql
dump_postgres public.migrations

fresh_mariadb
story "$(server mysql "$MYSQL_HOST" "$MYSQL_TCP_PORT" "$MYSQL_USER" "$MYSQL_PWD" utf8mb4)" mysql
dump_mariadb migrations

touch "$SQLITE"
story "{\"driver\": \"sqlite\", \"database\": \"$SQLITE\"}" sqlite
dump_sqlite migrations

versions "Laravel's illuminate/database $(debian_version php-illuminate-database) (Debian php-illuminate-database)" \
  "PHP $(php -r 'echo PHP_VERSION;')"
