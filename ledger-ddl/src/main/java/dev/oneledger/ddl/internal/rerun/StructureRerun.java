package dev.oneledger.ddl.internal.rerun;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.TokenKind;
import dev.oneledger.spi.SqlStatement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Judges the statements that are not about rows. Internal: may change in any release.
 *
 * <p>The forms that a product runs twice without a word were each run twice on it.
 */
public final class StructureRerun {

  private StructureRerun() {}

  /** What a second run of the statement does. */
  public static Rerun judge(SqlStatement statement, SqlDialect dialect) {
    String text = statement.text();
    StatementCursor cursor = StatementCursor.of(text, dialect);
    if (cursor.peek() != null && cursor.peek().is(TokenKind.EXECUTABLE_COMMENT)) {
      return Rerun.unknown("What a comment that MariaDB executes holds is not read.");
    }
    String type = statement.classification().objectType();
    return switch (statement.classification().verb()) {
      case CREATE -> new Creation(cursor, dialect, word(type)).judge();
      case DROP -> new Dropping(cursor).judge(word(type));
      case ALTER -> alteration(cursor, dialect, word(type));
      case RENAME -> new MariaDbAlteration(cursor).rename();
      case GRANT -> Rerun.harmless();
      case REVOKE ->
          dialect == SqlDialect.MARIADB
              ? Rerun.unknown("MariaDB refuses to take a privilege that nobody holds any more.")
              : Rerun.harmless();
      case COMMENT, TRUNCATE, REFRESH, REINDEX, VACUUM, ANALYZE, CLUSTER, LOCK -> Rerun.harmless();
      case SET, RESET, SHOW, DISCARD, TRANSACTION -> Rerun.harmless();
      case DO -> Rerun.unknown("What a DO block does is not read.");
      case PSQL_COMMAND -> Rerun.unknown("What a backslash line does is not read.");
      default -> Rerun.unknown("The form of this statement is not known.");
    };
  }

  private static Rerun alteration(StatementCursor cursor, SqlDialect dialect, String type) {
    return switch (dialect) {
      case POSTGRESQL -> PostgresAlteration.judge(cursor, type);
      case MARIADB -> new MariaDbAlteration(cursor).judge(type);
      case H2 -> H2Alteration.judge(cursor, type);
    };
  }

  private static String word(@Nullable String type) {
    return type == null ? "" : type.toLowerCase(Locale.ROOT);
  }
}
