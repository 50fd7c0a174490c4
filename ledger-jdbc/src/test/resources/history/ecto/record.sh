#!/usr/bin/env bash
# Needs a Mix project, compiled, that depends on ecto_sql, postgrex and myxql; ECTO says in which folder it is.
. "$(dirname "$0")/../lib.sh"
[ -f "${ECTO:-}/mix.exs" ] || { echo "first: say with ECTO where a Mix project with ecto_sql, postgrex and myxql is" >&2; exit 2; }

story() { (cd "$ECTO" && MIX_ENV=prod mix run --no-start "$HERE/record.exs" "$1" "$2" "$HERE/migrations"); }

version() { (cd "$ECTO" && MIX_ENV=prod mix run --no-start -e "Application.load(:$1); IO.puts(Application.spec(:$1, :vsn))"); }

fresh_postgres
story postgresql "ecto://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/$DATABASE"
dump_postgres public.schema_migrations

fresh_mariadb
story mysql "ecto://$MYSQL_USER:$MYSQL_PWD@$MYSQL_HOST:$MYSQL_TCP_PORT/$DATABASE"
dump_mariadb schema_migrations

versions "Ecto SQL $(version ecto_sql)" \
  "Elixir $(elixir -e 'IO.puts(System.version())'), postgrex $(version postgrex), myxql $(version myxql)"
