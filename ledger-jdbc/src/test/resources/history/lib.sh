# Sourced by every <tool>/record.sh: scratch databases and folder, dumps, and tidying up. Needs bash, python3, psql and pg_dump,
# mariadb and mariadb-dump, sqlite3.
#
# Servers, with their defaults: PGHOST=127.0.0.1 PGPORT=5432 PGUSER=postgres (PGPASSWORD), MYSQL_HOST=127.0.0.1
# MYSQL_TCP_PORT=3306 MYSQL_USER=root (MYSQL_PWD). Databases named history_<tool> are dropped and made on them.
set -euo pipefail

export PGHOST=${PGHOST:-127.0.0.1} PGPORT=${PGPORT:-5432} PGUSER=${PGUSER:-postgres} PGPASSWORD=${PGPASSWORD:-}
export MYSQL_HOST=${MYSQL_HOST:-127.0.0.1} MYSQL_TCP_PORT=${MYSQL_TCP_PORT:-3306} MYSQL_USER=${MYSQL_USER:-root}
export MYSQL_PWD=${MYSQL_PWD:-} TZ=UTC LC_ALL=C.UTF-8

HERE=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
HISTORY=$(dirname "$HERE")
TOOL=$(basename "$HERE")
DATABASE=history_${TOOL//-/_}
SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/fixtures-$TOOL-XXXXXX")
SQLITE=$SCRATCH/$DATABASE.sqlite3

in_postgres() { psql -q -X -v ON_ERROR_STOP=1 "$@"; }
in_mariadb() { mariadb -u "$MYSQL_USER" "$@"; }

tidy_up() {
  in_postgres -d postgres -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS $DATABASE"
  in_mariadb -e "DROP DATABASE IF EXISTS $DATABASE"
  rm -rf "$SCRATCH"
}
trap tidy_up EXIT

fresh_postgres() {
  in_postgres -d postgres -c "SET client_min_messages = error" -c "DROP DATABASE IF EXISTS $DATABASE" \
    -c "CREATE DATABASE $DATABASE ENCODING 'UTF8' TEMPLATE template0"
}

fresh_mariadb() {
  in_mariadb -e "DROP DATABASE IF EXISTS $DATABASE; CREATE DATABASE $DATABASE CHARACTER SET utf8mb4"
}

# Runs a command whose failure is part of the story: it must fail, and for the reason that its output is to contain.
must_fail() {
  local reason=$1 output
  shift
  if output=$("$@" 2>&1); then
    echo "expected to fail: $*" >&2
    return 1
  fi
  grep -q -e "$reason" <<< "$output" || { printf 'failed, but not for %s: %s\n%s\n' "$reason" "$*" "$output" >&2; return 1; }
}

# Dumps these tables (schema.table, quoted as PostgreSQL wants them) with CREATE SCHEMA for other schemas than public.
dump_postgres() {
  local tables=() table schema
  for table in "$@"; do tables+=(-t "$table"); done
  {
    for table in "$@"; do
      schema=${table%%.*}
      [ "$schema" = public ] || echo "CREATE SCHEMA $schema;"
    done | sort -u
    pg_dump --inserts --no-owner --no-privileges "${tables[@]}" "$DATABASE"
  } | python3 "$HISTORY/clean.py" > "$HERE/postgresql.sql"
}

dump_mariadb() {
  mariadb-dump -u "$MYSQL_USER" --compact --skip-triggers --skip-extended-insert --complete-insert --skip-comments "$DATABASE" "$@" \
    | python3 "$HISTORY/clean.py" > "$HERE/mariadb.sql"
}

dump_sqlite() {
  sqlite3 "$SQLITE" ".dump $*" | python3 "$HISTORY/clean.py" > "$HERE/sqlite.sql"
}

# versions.txt: the lines given, the databases, the day.
versions() {
  {
    printf '%s\n' "$@"
    [ ! -f "$HERE/postgresql.sql" ] || echo "PostgreSQL $(in_postgres -d postgres -Atc 'SHOW server_version')"
    [ ! -f "$HERE/mariadb.sql" ] || echo "MariaDB $(in_mariadb -Ne 'SELECT version()')"
    [ ! -f "$HERE/sqlite.sql" ] || echo "${SQLITE_USED:-SQLite $(sqlite3 --version | cut -d' ' -f1)}"
    echo "recorded $(date -u +%Y-%m-%d)"
  } > "$HERE/versions.txt"
}

# For tools that come as Debian packages.
from_debian() {
  dpkg -s "$@" > /dev/null 2>&1 || { echo "first: apt-get install --no-install-recommends $*" >&2; exit 2; }
}

debian_version() { dpkg-query -W -f '${Version}' "$1"; }

# For tools that come as npm packages: installs them into the scratch folder, which becomes the working directory.
from_npm() {
  cd "$SCRATCH"
  echo '{"allowScripts": {"better-sqlite3": true, "sqlite3": true}}' > package.json
  npm install --silent --no-audit --no-fund "$@"
}

npm_version() { node -p "require('$SCRATCH/node_modules/$1/package.json').version"; }

# For tools from Maven Central: sets CLASSPATH to these artifacts (group:artifact:version) and what they need.
from_maven() {
  local artifact parts
  {
    echo '<project><modelVersion>4.0.0</modelVersion><groupId>scratch</groupId><artifactId>scratch</artifactId>'
    echo '<version>1</version><dependencies>'
    for artifact in "$@"; do
      IFS=: read -ra parts <<< "$artifact"
      printf '<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n' "${parts[@]}"
    done
    echo '</dependencies></project>'
  } > "$SCRATCH/pom.xml"
  mvn -q -B -f "$SCRATCH/pom.xml" dependency:copy-dependencies -DoutputDirectory="$SCRATCH/jars"
  export CLASSPATH="$SCRATCH/jars/*"
}

java_version() { java -version 2>&1 | sed -n 's/.*version "\(.*\)".*/\1/p'; }
