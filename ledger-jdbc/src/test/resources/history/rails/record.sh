#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_debian ruby-activerecord ruby-pg ruby-mysql2 ruby-sqlite3

story() {
  rm -rf "$SCRATCH/migrations"
  cp -r "$HERE/migrations" "$SCRATCH/migrations"
  RAILS_ENV=production ruby "$HERE/record.rb" "$1" "$SCRATCH/migrations"
}

fresh_postgres
story "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres public.schema_migrations public.ar_internal_metadata

fresh_mariadb
story "mysql2://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb schema_migrations ar_internal_metadata

story "sqlite3:$SQLITE"
dump_sqlite schema_migrations ar_internal_metadata

versions "Rails ActiveRecord $(ruby -e 'require "active_record"; puts ActiveRecord::VERSION::STRING') (Debian ruby-activerecord $(debian_version ruby-activerecord))" \
  "Ruby $(ruby -e 'puts RUBY_VERSION'), pg $(debian_version ruby-pg), mysql2 $(debian_version ruby-mysql2), sqlite3 $(debian_version ruby-sqlite3)"
