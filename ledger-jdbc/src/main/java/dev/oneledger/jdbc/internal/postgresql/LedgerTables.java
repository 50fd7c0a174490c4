package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.Redaction;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.spi.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's tables in one schema: created at the first write, in one transaction under an
 * advisory lock, and brought from an older format to this version's the same way. Thread-safe.
 */
final class LedgerTables {
  private final SchemaName schema;
  private final String option;
  private final List<String> scripts;

  /**
   * @param option how the user chooses another schema, for messages
   * @param scripts the script for each format, from 1
   */
  LedgerTables(SchemaName schema, String option, List<String> scripts) {
    this.schema = schema;
    this.option = option;
    this.scripts = List.copyOf(scripts);
  }

  LedgerTables(SchemaName schema, String option) {
    this(schema, option, FormatScripts.ALL);
  }

  String journal() {
    return schema.table("journal");
  }

  String text() {
    return schema.table("text");
  }

  String format() {
    return schema.table("ledger_format");
  }

  int version() {
    return scripts.size();
  }

  SchemaName schema() {
    return schema;
  }

  /**
   * Sees to it that the tables are there in this version's format.
   *
   * @throws LedgerException if that is not allowed, or a newer version made them; nothing was
   *     changed
   * @throws LedgerBusyException if another session was at it until the deadline
   */
  void ensure(Session session, Deadline deadline) {
    Patience patience = new Patience(deadline);
    while (true) {
      try (Statement statement = session.statement()) {
        statement.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
        if (isLocked(statement)) {
          bringUp(statement);
          statement.execute("COMMIT");
          return;
        }
        statement.execute("ROLLBACK");
      } catch (SQLException failed) {
        session.rollback();
        throw refused(failed);
      } catch (RuntimeException | Error broken) {
        session.rollback();
        throw broken;
      }
      if (!patience.pause(() -> Backends.holding(session, LockKey.of(schema)))) {
        throw new LedgerBusyException(
            "Schema %s: the ledger's tables are being created by %s; waited %d ms. Try again later."
                .formatted(
                    schema.quoted(),
                    Backends.holding(session, LockKey.of(schema)),
                    deadline.allowed().toMillis()));
      }
    }
  }

  private boolean isLocked(Statement statement) throws SQLException {
    String sql = "SELECT pg_catalog.pg_try_advisory_xact_lock(%d)";
    try (ResultSet row = statement.executeQuery(sql.formatted(LockKey.of(schema).value()))) {
      return row.next() && row.getBoolean(1);
    }
  }

  private void bringUp(Statement statement) throws SQLException {
    int found = found(statement);
    if (found > version()) {
      throw newer(found);
    }
    if (found == 0 && !exists(statement, "regnamespace", schema.quoted())) {
      statement.execute("CREATE SCHEMA " + schema.quoted());
    }
    for (int next = found + 1; next <= version(); next++) {
      statement.execute(scripts.get(next - 1).replace("${schema}", schema.quoted()));
      statement.execute(
          next == 1
              ? "INSERT INTO %s (version) VALUES (1)".formatted(format())
              : "UPDATE %s SET version = %d".formatted(format(), next));
    }
  }

  private int found(Statement statement) throws SQLException {
    if (!exists(statement, "regclass", format())) {
      return 0;
    }
    try (ResultSet row = statement.executeQuery("SELECT version FROM " + format())) {
      if (row.next()) {
        return row.getInt(1);
      }
      throw withoutFormat();
    }
  }

  /** The refusal of tables whose format is not told. */
  LedgerException withoutFormat() {
    return new LedgerException(
        "Table %s is empty, expected one row with the format's version: it was changed by hand. Put the row back."
            .formatted(format()));
  }

  private static boolean exists(Statement statement, String kind, String name) throws SQLException {
    String sql = "SELECT pg_catalog.to_%s(%s) IS NOT NULL";
    try (ResultSet row = statement.executeQuery(sql.formatted(kind, SqlLiteral.text(name)))) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The refusal of tables that a newer version made. */
  LedgerException newer(int found) {
    return new LedgerException(
        "The ledger's tables in schema %s have format %d; this version of the library knows formats up to %d. Upgrade the library; nothing was changed."
            .formatted(schema.quoted(), found, version()));
  }

  /**
   * Checks the format that a read came with.
   *
   * @throws LedgerException if it is newer than this version's
   */
  void checkFormat(int found) {
    if (found > version()) {
      throw newer(found);
    }
  }

  private LedgerException refused(SQLException failed) {
    return PostgresErrors.isDenied(failed)
        ? denied(
            "create its tables",
            "CREATE on the database, or the schema made beforehand with USAGE and CREATE on it",
            failed)
        : PostgresErrors.translate(
            "Creating the ledger's tables in schema " + schema.quoted(), failed);
  }

  /** The refusal for want of a privilege. */
  LedgerException denied(String what, String privilege, SQLException failed) {
    ServerError server = ServerError.of(failed);
    return new LedgerException(
        "The ledger may not %s in schema %s: %s.\nNeeded: %s. Grant it, or choose another schema with %s."
            .formatted(what, schema.quoted(), server.message(), privilege, option),
        Redaction.cause(failed, server.message()));
  }

  /** What a failed read means to the caller; null if the tables are just not there. */
  @Nullable LedgerException unreadable(SQLException failed) {
    if (PostgresErrors.isMissingTable(failed)) {
      return null;
    }
    return PostgresErrors.isDenied(failed)
        ? denied("read", "USAGE on the schema and SELECT on its tables", failed)
        : PostgresErrors.translate(
            "Reading the ledger's tables in schema " + schema.quoted(), failed);
  }
}
