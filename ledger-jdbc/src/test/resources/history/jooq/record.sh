#!/usr/bin/env bash
. "$(dirname "$0")/../lib.sh"
JOOQ=3.19.35
from_maven org.jooq:jooq:$JOOQ org.postgresql:postgresql:42.7.14

story() {
  java -Dorg.jooq.no-logo=true -Dorg.jooq.no-tips=true "$HERE/Record.java" "$1" "$2" "$3" "$4" "$HERE/migrations" "$5" \
    2> "$SCRATCH/log" || { cat "$SCRATCH/log" >&2; return 1; }
}

fresh_postgres
story POSTGRES "jdbc:postgresql://$PGHOST:$PGPORT/$DATABASE" "$PGUSER" "$PGPASSWORD" public
dump_postgres 'public."JOOQ_MIGRATION_HISTORY"'

# On MariaDB it cannot make its table: it says COMMENT ON COLUMN, which MariaDB does not know.
versions "jOOQ $JOOQ (open source edition)" "Java $(java_version)"
