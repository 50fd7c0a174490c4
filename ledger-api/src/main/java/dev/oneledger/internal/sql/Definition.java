package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;
import dev.oneledger.spi.StatementVerb;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads CREATE, ALTER, DROP and the other statements that name an object of the schema. */
final class Definition {

  /** PostgreSQL refuses to create or drop these inside a transaction block. */
  private static final Set<String> CLUSTER_WIDE = Set.of("database", "tablespace", "subscription");

  private static final Set<String> UNNAMED = Set.of("system", "default privileges");

  private static final String[] MODIFIERS = {
    "GLOBAL",
    "LOCAL",
    "TEMPORARY",
    "TEMP",
    "UNLOGGED",
    "UNIQUE",
    "RECURSIVE",
    "TRUSTED",
    "PROCEDURAL",
    "CACHED",
    "MEMORY",
    "FULLTEXT",
    "SPATIAL",
    "ONLINE",
    "FORCE"
  };

  private final StatementCursor cursor;
  private final SqlDialect dialect;
  private @Nullable String type;
  private @Nullable String name;
  private boolean guarded;
  private boolean outsideTransaction;

  Definition(StatementCursor cursor, SqlDialect dialect) {
    this.cursor = cursor;
    this.dialect = dialect;
  }

  /** Reads on behind the verb; false if the form is not known. */
  boolean read(StatementVerb verb) {
    switch (verb) {
      case CREATE -> create();
      case ALTER -> alter();
      case DROP -> drop();
      case RENAME -> rename();
      case TRUNCATE -> truncate();
      case COMMENT -> comment();
      case REFRESH -> refresh();
      default -> throw new IllegalArgumentException("No definition: " + verb);
    }
    return type != null;
  }

  @Nullable String type() {
    return type;
  }

  @Nullable String name() {
    return name;
  }

  boolean guarded() {
    return guarded;
  }

  boolean outsideTransaction() {
    return outsideTransaction;
  }

  private void create() {
    guarded = cursor.take("OR", "REPLACE");
    skipMariadbOptions();
    cursor.takeAll(MODIFIERS);
    if (cursor.take("CONSTRAINT", "TRIGGER")) {
      type = "trigger";
    } else {
      cursor.take("DEFAULT", "CONVERSION");
      type = ObjectTypes.take(cursor);
    }
    outsideTransaction = CLUSTER_WIDE.contains(String.valueOf(type));
    outsideTransaction |= "index".equals(type) && cursor.take("CONCURRENTLY");
    guarded |= cursor.takeIfExists();
    boolean unnamed = cursor.isNext("ON") || cursor.isNext("AUTHORIZATION") || cursor.isNext("FOR");
    name = unnamed ? null : cursor.takeName();
  }

  /** Skips DEFINER, ALGORITHM and SQL SECURITY, which MariaDB lets stand before the type. */
  private void skipMariadbOptions() {
    while (cursor.takeAny("DEFINER", "ALGORITHM") || cursor.take("SQL", "SECURITY")) {
      while (!cursor.atEnd() && !startsOption()) {
        cursor.skip();
      }
    }
  }

  private boolean startsOption() {
    int start = cursor.position();
    boolean starts =
        cursor.takeAny("DEFINER", "ALGORITHM", "SQL") || ObjectTypes.take(cursor) != null;
    cursor.moveTo(start);
    return starts;
  }

  private void drop() {
    cursor.takeAny("TEMPORARY", "PROCEDURAL");
    type = ObjectTypes.take(cursor);
    outsideTransaction = CLUSTER_WIDE.contains(String.valueOf(type));
    outsideTransaction |= "index".equals(type) && cursor.take("CONCURRENTLY");
    guarded = cursor.takeIfExists();
    name = cursor.takeName();
    guarded |= cursor.takeIfExists();
  }

  private void alter() {
    type = ObjectTypes.take(cursor);
    boolean ifExists = cursor.takeIfExists();
    cursor.take("ONLY");
    name = UNNAMED.contains(String.valueOf(type)) ? null : cursor.takeName();
    int actions = cursor.position();
    outsideTransaction =
        "system".equals(type)
            || ("database".equals(type) && cursor.take("SET", "TABLESPACE"))
            || ("subscription".equals(type) && cursor.hasAhead("REFRESH"))
            || (cursor.isNext("DETACH") && cursor.hasAhead("CONCURRENTLY"));
    cursor.moveTo(actions);
    guarded = AlterActions.allGuarded(cursor, ifExists, dialect);
  }

  private void rename() {
    type = ObjectTypes.take(cursor);
    guarded = cursor.takeIfExists();
    name = cursor.takeName();
  }

  private void truncate() {
    cursor.take("TABLE");
    cursor.take("ONLY");
    type = "table";
    name = cursor.takeName();
  }

  private void comment() {
    if (cursor.take("ON")) {
      type = ObjectTypes.take(cursor);
      name = cursor.takeName();
      guarded = type != null;
    }
  }

  private void refresh() {
    type = ObjectTypes.take(cursor);
    cursor.take("CONCURRENTLY");
    name = cursor.takeName();
  }
}
