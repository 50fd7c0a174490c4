# Sourced by the record.sh of golang-migrate and golang-migrate-dirty. Needs the program `migrate`, built with the drivers
# postgres, mysql and sqlite3; MIGRATE says where it is.
MIGRATE=${MIGRATE:-migrate}
command -v "$MIGRATE" > /dev/null || { echo "first: install golang-migrate, or say with MIGRATE where it is" >&2; exit 2; }

run() { "$MIGRATE" -path "$HERE/migrations" -database "$URL" "$@" 2>&1; }

# Two steps, one more up and down again.
clean_story() {
  run up 2
  run up 1
  run up 1
  run down 1
}

# The same, then past the one that was undone to one that fails: the pointer stays on it, dirty.
dirty_story() {
  clean_story
  run force 20240318070000
  must_fail nowhere run up
}

record() {
  local story=clean_story
  [ "$TOOL" = golang-migrate ] || story=dirty_story

  fresh_postgres
  URL="postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE?sslmode=disable"
  $story
  dump_postgres public.schema_migrations

  fresh_mariadb
  URL="mysql://$MYSQL_USER:$MYSQL_PWD@tcp($MYSQL_HOST:$MYSQL_TCP_PORT)/$DATABASE"
  $story
  dump_mariadb schema_migrations

  URL="sqlite3://$SQLITE"
  $story
  dump_sqlite schema_migrations

  versions "golang-migrate $("$MIGRATE" -version 2>&1)"
}
