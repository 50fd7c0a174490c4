package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.data.CapturePlan;
import dev.oneledger.ddl.internal.guard.Guarding;
import dev.oneledger.ddl.internal.guard.GuardingResult;
import dev.oneledger.ddl.internal.guard.Surroundings;
import dev.oneledger.ddl.internal.rollback.KeepingText;
import dev.oneledger.ddl.internal.rollback.Rolling;
import dev.oneledger.ddl.internal.rollback.RollingResult;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Redaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
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
  private final boolean guarded;

  private Rollback(Migration migration, DataBudget budget, boolean guarded) {
    this.migration = migration;
    this.budget = budget;
    this.guarded = guarded;
  }

  /** For this migration, whatever rollback it has, with {@link DataBudget#DEFAULT}. */
  public static Rollback of(Migration migration) {
    return new Rollback(migration, DataBudget.DEFAULT, false);
  }

  /** The same with another budget for the rows that are kept. */
  public Rollback withBudget(DataBudget budget) {
    return new Rollback(migration, budget, guarded);
  }

  /**
   * The same, and the migration itself is guarded, as {@link Guard} does it: what comes out is both
   * replayable and reversible, or refused.
   */
  public Rollback guarded() {
    return new Rollback(migration, budget, true);
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
      RollingResult result = new Rolling(migration, budget).on(connection);
      return guarded && result.refusals().isEmpty()
          ? guarded(connection, result)
          : generated(result);
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
        migration, with(keeping, result.rollback()), List.of(), result.notes());
  }

  private GeneratedRollback guarded(Connection connection, RollingResult result)
      throws SQLException {
    GuardingResult guarding =
        new Guarding(connection, with(migration.apply(), result.rollback()), around(result.rows()))
            .guard();
    return new GeneratedRollback(
        migration,
        guarding.guarded(),
        guarding.refusals().stream().map(Rollback::refusal).toList(),
        Stream.concat(result.notes().stream(), guarding.notes().stream()).toList());
  }

  /** The budget speaks while the guarded text is tried. */
  private static Finding refusal(Finding finding) {
    int budget = finding.text().indexOf(FindingCode.OVER_BUDGET.code() + " ");
    return budget < 0
        ? finding
        : new Finding(
            FindingCode.OVER_BUDGET,
            finding.place(),
            finding.text().substring(budget + FindingCode.OVER_BUDGET.code().length() + 1),
            "Raise the budget, or write the rollback by hand.");
  }

  private Migration with(SqlText apply, SqlText rollback) {
    return new Migration(
        migration.id(), apply, rollback, migration.transactional(), migration.origin());
  }

  private static Surroundings around(CapturePlan plan) {
    return new Surroundings() {
      @Override
      public List<String> before(int number) {
        return plan.before(number);
      }

      @Override
      public List<String> after(int number) {
        return plan.after(number);
      }
    };
  }
}
