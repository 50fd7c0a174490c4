package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.Plan;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.JdbcTarget;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The environment that is to evolve. Internal: may change in any release.
 *
 * @param environment its name
 * @param dataSource its database
 * @param schema the schema its migrations run in, if one is configured
 * @param ledgerSchema the schema of the ledger's own tables
 */
public record ManagedDatabase(
    String environment, DataSource dataSource, Optional<String> schema, String ledgerSchema) {

  /**
   * Looks whether an environment can evolve.
   *
   * @throws LedgerException if it is not managed, follows releases, or is no PostgreSQL
   * @throws FindingsException if something of it must be settled first
   */
  public static ManagedDatabase of(Ledger ledger, String name) {
    Plan plan = ledger.plan(name);
    Environment environment =
        ledger.environments().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () -> new LedgerException("There is no environment '%s'.".formatted(name)));
    if (environment.mode() != Mode.MANAGED
        || !(environment.target() instanceof JdbcTarget target)
        || target.dialect() != SqlDialect.POSTGRESQL) {
      throw new LedgerException(
          "Environment '%s' cannot evolve by itself: expected a managed one on PostgreSQL, found %s. Evolve such a one, and bring the migration here by a release."
              .formatted(name, environment.mode().toString().toLowerCase(java.util.Locale.ROOT)));
    }
    if (environment.followsReleases()) {
      throw new LedgerException(
          "Environment '%s' follows releases, so nothing is generated for it: evolve one that follows the latest migrations, and attach what it made to a release."
              .formatted(name));
    }
    if (plan.isBlocked()) {
      throw new FindingsException(
          "Environment '%s' does not evolve before this is settled.".formatted(name),
          plan.findings());
    }
    if (!plan.steps().isEmpty()) {
      throw new LedgerException(
          "Environment '%s' does not evolve while migrations are due there, %s first: call sync."
              .formatted(name, plan.steps().get(0).id()));
    }
    return new ManagedDatabase(
        name,
        target.dataSource(),
        target.migrationSchema(),
        target.configuredJournalSchema().orElse("oneledger"));
  }
}
