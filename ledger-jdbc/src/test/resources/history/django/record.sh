#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
from_debian python3-django python3-psycopg2 python3-pymysql

export PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$SCRATCH

migrate() { /usr/bin/python3 "$HERE/manage.py" migrate --verbosity 0 "$@"; }

# Two steps, one undone, one that fails, another app's taken as applied, and last the first two squashed into one.
story() {
  export DJANGO_ENGINE=$1 DJANGO_NAME=$2
  rm -rf "$SCRATCH/shop" "$SCRATCH/billing"
  for app in shop billing; do
    mkdir "$SCRATCH/$app"
    touch "$SCRATCH/$app/__init__.py"
    cp -r "$HERE/migrations/$app" "$SCRATCH/$app/migrations"
  done
  rm "$SCRATCH/shop/migrations/0001_squashed_0002_add_orders.py"
  mv "$SCRATCH/shop/migrations/0005_fails.py" "$SCRATCH"

  migrate shop 0002_add_orders
  migrate shop 0004_undone
  migrate shop 0003_index_orders
  migrate --fake billing 0001_initial
  rm "$SCRATCH/shop/migrations/0004_undone.py"
  mv "$SCRATCH/0005_fails.py" "$SCRATCH/shop/migrations"
  must_fail nowhere migrate shop 0005_fails
  rm "$SCRATCH/shop/migrations/0005_fails.py"
  cp "$HERE/migrations/shop/0001_squashed_0002_add_orders.py" "$SCRATCH/shop/migrations"
  migrate
}

fresh_postgres
DJANGO_HOST=$PGHOST DJANGO_PORT=$PGPORT DJANGO_USER=$PGUSER DJANGO_PASSWORD=$PGPASSWORD story postgresql "$DATABASE"
dump_postgres public.django_migrations

fresh_mariadb
DJANGO_HOST=$MYSQL_HOST DJANGO_PORT=$MYSQL_TCP_PORT DJANGO_USER=$MYSQL_USER DJANGO_PASSWORD=$MYSQL_PWD story mysql "$DATABASE"
dump_mariadb django_migrations

story sqlite3 "$SQLITE"
dump_sqlite django_migrations

versions "Django $(/usr/bin/python3 -m django --version) (Debian python3-django $(debian_version python3-django))" \
  "Python $(/usr/bin/python3 -c 'import platform; print(platform.python_version())'), psycopg2 $(debian_version python3-psycopg2), PyMySQL $(debian_version python3-pymysql)"
