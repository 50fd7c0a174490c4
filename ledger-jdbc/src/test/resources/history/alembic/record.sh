#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_debian alembic python3-psycopg2 python3-pymysql

printf '[alembic]\nscript_location = %s\n' "$HERE/migrations" > "$SCRATCH/alembic.ini"
export PYTHONDONTWRITEBYTECODE=1

run() { /usr/bin/python3 -m alembic.config -c "$SCRATCH/alembic.ini" "$@" 2> "$SCRATCH/log" || { cat "$SCRATCH/log" >&2; return 1; }; }

# Up in two steps, one step up and down again, one that fails, and a second branch taken as applied: two heads.
story() {
  export ALEMBIC_URL=$1
  run upgrade 1975ea83b712
  run upgrade 27c6a30d7c24
  run upgrade 3fa2c61b0d55
  run downgrade 27c6a30d7c24
  must_fail nowhere run upgrade 4b8e0f1a2c66
  run stamp 27c6a30d7c24 5d0aa9c3e777
}

fresh_postgres
story "postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres public.alembic_version

fresh_mariadb
story "mysql+pymysql://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb alembic_version

story "sqlite:///$SQLITE"
dump_sqlite alembic_version

versions "Alembic $(/usr/bin/python3 -c 'import alembic; print(alembic.__version__)') (Debian alembic $(debian_version alembic))" \
  "SQLAlchemy $(/usr/bin/python3 -c 'import sqlalchemy; print(sqlalchemy.__version__)'), Python $(/usr/bin/python3 -c 'import platform; print(platform.python_version())')"
