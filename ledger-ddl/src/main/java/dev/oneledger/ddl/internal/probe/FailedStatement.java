package dev.oneledger.ddl.internal.probe;

import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.spi.SqlStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** A statement's failure, told without row data. Internal: may change in any release. */
public final class FailedStatement {
  private static final Pattern SEVERITY = Pattern.compile("\\A\\p{Lu}{4,12}: +");
  private static final Pattern QUOTED = Pattern.compile("\".*\"", Pattern.DOTALL);

  private FailedStatement() {}

  /** The failure with the statement's line in the migration. */
  public static MigrationFailedException of(
      Migration migration, SqlStatement statement, SQLException failed) {
    String message =
        "%s:%s: %s fails: %s (SQLSTATE %s)%nCorrect the statement, or bring the scratch database into the state before this migration."
            .formatted(
                migration.origin(),
                statement.line(),
                StatementName.of(statement),
                message(failed),
                failed.getSQLState());
    return new MigrationFailedException(
        message,
        migration.id(),
        statement.line(),
        failed.getSQLState(),
        Redaction.cause(failed, message(failed)));
  }

  /** What a commit would find, as by a constraint that is checked only then. */
  public static MigrationFailedException atCommit(Migration migration, SQLException failed) {
    String message =
        "%s: fails at commit: %s (SQLSTATE %s)%nCorrect the migration, or bring the scratch database into the state before it."
            .formatted(migration.origin(), message(failed), failed.getSQLState());
    return new MigrationFailedException(
        message, migration.id(), 0, failed.getSQLState(), Redaction.cause(failed, message(failed)));
  }

  /** What the server said, one line; values that it quotes are left out. */
  public static String message(SQLException failed) {
    String line = SEVERITY.matcher(Redaction.message(failed.getMessage())).replaceFirst("");
    boolean quotesValues = failed.getSQLState() != null && failed.getSQLState().startsWith("22");
    return quotesValues ? QUOTED.matcher(line).replaceAll("\"...\"") : line;
  }
}
