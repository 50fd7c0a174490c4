package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.rerun.Rerun;
import dev.oneledger.internal.sql.StatementCursor;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the words of an INSERT tell without any model of it. */
final class PlainInsert {

  /** Words by which a second run may insert nothing. */
  private static final Set<String> CONDITIONS =
      Set.of("CONFLICT", "DUPLICATE", "IGNORE", "EXCEPT", "EXISTS");

  private PlainInsert() {}

  /** Certain where rows are listed and nothing is said of a conflict; else empty. */
  static Optional<Rerun> judge(String text, SqlDialect dialect) {
    StatementCursor cursor = StatementCursor.of(text, dialect);
    cursor.skip();
    boolean ignores = cursor.take("IGNORE");
    cursor.takeAll("LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY");
    ignores |= cursor.take("IGNORE");
    if (ignores) {
      return Optional.of(
          Rerun.unknown("Which key keeps the second run from inserting again is not said."));
    }
    cursor.take("INTO");
    cursor.takeName();
    if (cursor.take("AS")) {
      cursor.takeName();
    }
    cursor.takeParenthesis();
    boolean listed = cursor.isNext("VALUES") || cursor.isNext("DEFAULT") || cursor.isNext("SET");
    return listed && !cursor.hasAhead("ON") ? Optional.of(InsertRerun.again()) : Optional.empty();
  }

  /** No word that could keep rows out, and no second mention of the table. */
  static boolean isUnconditional(String text, SqlDialect dialect) {
    StatementCursor cursor = StatementCursor.of(text, dialect);
    cursor.skip();
    if (!cursor.take("INTO")) {
      return false;
    }
    var parts = cursor.takeNameParts();
    String table = parts.isEmpty() ? "" : bare(parts.get(parts.size() - 1));
    while (!cursor.atEnd()) {
      String word = bare(cursor.peekText());
      if (word.equals(table) || CONDITIONS.contains(word.toUpperCase(Locale.ROOT))) {
        return false;
      }
      cursor.skip();
    }
    return true;
  }

  private static String bare(String name) {
    return name.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
  }
}
