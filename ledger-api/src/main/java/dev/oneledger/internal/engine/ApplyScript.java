package dev.oneledger.internal.engine;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.util.ArrayList;
import java.util.List;

/** Turns a migration's text into the statements a target runs. */
final class ApplyScript {
  private ApplyScript() {}

  /** The step that applies a migration, without the file's own BEGIN and COMMIT. */
  static Step step(Migration migration, SqlDialect dialect) {
    return new Step(
        migration.id(),
        migration.origin(),
        statements(migration, dialect),
        migration.transactional());
  }

  private static List<SqlStatement> statements(Migration migration, SqlDialect dialect) {
    SqlScript script = SqlSplitter.split(migration.apply().text(), dialect);
    return OuterTransaction.strip(script).statements();
  }

  /** Why the migration cannot run as it stands; empty if nothing speaks against it. */
  static List<String> obstacles(Migration migration, SqlDialect dialect) {
    List<String> obstacles = new ArrayList<>();
    if (!migration.transactional()) {
      obstacles.add(
          "%s: it asks to run outside a transaction (-- ledger: no-transaction), which managed mode does not offer so far."
              .formatted(migration.origin()));
    }
    try {
      SqlScript script = SqlSplitter.split(migration.apply().text(), dialect);
      script
          .psqlCommands()
          .forEach(
              command ->
                  obstacles.add(
                      "%s:%d: psql commands run in psql only: %s"
                          .formatted(migration.origin(), command.line(), command.text().strip())));
      for (SqlStatement statement : OuterTransaction.strip(script).statements()) {
        if (migration.transactional() && statement.classification().outsideTransaction()) {
          obstacles.add(
              "%s:%d: this statement cannot run inside a transaction, and managed mode applies each migration in one. Apply it by another tool, from a bundle, in a migration of its own that begins with the line '-- ledger: no-transaction'."
                  .formatted(migration.origin(), statement.line()));
        }
      }
    } catch (LedgerException e) {
      obstacles.add(migration.origin() + ": " + e.getMessage());
    }
    return obstacles;
  }
}
