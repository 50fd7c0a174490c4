#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_npm umzug sequelize pg mysql2 sqlite3

story() { node "$HERE/record.js" "$1" "$HERE/migrations"; }

fresh_postgres
story "postgres://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres 'public."SequelizeMeta"'

fresh_mariadb
story "mysql://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb SequelizeMeta

story "sqlite:$SQLITE"
dump_sqlite SequelizeMeta

versions "umzug $(npm_version umzug), Sequelize $(npm_version sequelize)" \
  "Node.js $(node --version), pg $(npm_version pg), mysql2 $(npm_version mysql2), sqlite3 $(npm_version sqlite3)"
