package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Migration;
import dev.oneledger.ddl.internal.guard.Guarding;
import dev.oneledger.ddl.internal.guard.GuardingResult;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Makes a migration safe to run again.
 *
 * <p>Each statement is looked at while it runs on a scratch database. The guarded migration has the
 * same statements, byte for byte, and runs each of them only where the objects it changes are as
 * they were before it; where they are as they were after it, or after a later statement of the
 * migration, it is skipped; and anything else stops the migration with the error {@code OL010}.
 * What changes rows, and changes them again in a second run, runs once by a record in the table
 * {@code oneledger.once}.
 *
 * <p>The guarded text is itself run twice on the scratch database before it is handed out. For
 * PostgreSQL 15 to 18. Immutable and thread-safe.
 */
public final class Guard {
  private final Migration migration;

  private Guard(Migration migration) {
    this.migration = migration;
  }

  /** For this migration; one that is guarded already stays as it is. */
  public static Guard of(Migration migration) {
    return new Guard(migration);
  }

  /**
   * Guards the migration.
   *
   * @param scratch a database in the state before the migration. Everything runs in one transaction
   *     that is rolled back, so nothing is left there; it holds exclusive locks for as long
   * @throws dev.oneledger.MigrationFailedException if the migration fails there
   * @throws LedgerException if its text cannot be cut into statements, or holds one that no
   *     transaction can run
   * @throws LedgerUnreachableException if the database does not answer
   */
  public GuardedMigration on(DataSource scratch) {
    try (Connection connection = scratch.getConnection()) {
      Product.POSTGRESQL.require(connection.getMetaData());
      GuardingResult result = new Guarding(connection, migration).guard();
      return new GuardedMigration(
          migration, result.guarded(), result.lines(), result.refusals(), result.notes());
    } catch (SQLException failed) {
      throw new LedgerUnreachableException(
          "Guarding %s: the scratch database does not answer as it should: %s"
              .formatted(migration.origin(), Redaction.message(failed.getMessage())),
          Redaction.cause(failed));
    }
  }
}
