package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.rollback.KeepingText;
import dev.oneledger.ddl.internal.rollback.Rolling;
import dev.oneledger.ddl.internal.rollback.RollingResult;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Generates the rollback of a migration, from what it does on a scratch database: the catalog as it
 * was, and the rows that it changed or destroyed, which the migration then keeps while it runs.
 *
 * <p>What cannot be taken back is refused by name, and asks for a rollback written by hand. What is
 * generated is for {@link Proof} to judge, as anything else. For PostgreSQL 15 to 18. Immutable and
 * thread-safe.
 */
public final class Rollback {
  private final Migration migration;
  private final DataBudget budget;

  private Rollback(Migration migration, DataBudget budget) {
    this.migration = migration;
    this.budget = budget;
  }

  /** For this migration, whatever rollback it has, with {@link DataBudget#DEFAULT}. */
  public static Rollback of(Migration migration) {
    return new Rollback(migration, DataBudget.DEFAULT);
  }

  /** The same with another budget for the rows that are kept. */
  public Rollback withBudget(DataBudget budget) {
    return new Rollback(migration, budget);
  }

  /**
   * Generates it.
   *
   * @param scratch a database in the state before the migration; everything runs in one transaction
   *     that is given up, and holds exclusive locks for as long
   * @throws dev.oneledger.MigrationFailedException if the migration fails there
   * @throws LedgerException if its text cannot be cut into statements, or holds one that no
   *     transaction can run
   * @throws LedgerUnreachableException if the database does not answer
   */
  public GeneratedRollback on(DataSource scratch) {
    try (Connection connection = scratch.getConnection()) {
      Product.POSTGRESQL.require(connection.getMetaData());
      return generated(new Rolling(migration, budget).on(connection));
    } catch (SQLException failed) {
      throw new LedgerUnreachableException(
          "Generating the rollback of %s: the scratch database does not answer as it should: %s"
              .formatted(migration.origin(), Redaction.message(failed.getMessage())),
          Redaction.cause(failed));
    }
  }

  private GeneratedRollback generated(RollingResult result) {
    if (!result.refusals().isEmpty()) {
      return new GeneratedRollback(migration, null, result.refusals(), result.notes());
    }
    SqlText keeping = KeepingText.of(migration, result.rows());
    return new GeneratedRollback(
        migration,
        new Migration(
            migration.id(),
            keeping,
            result.rollback(),
            migration.transactional(),
            migration.origin()),
        result.refusals(),
        result.notes());
  }
}
