package dev.oneledger.ddl.internal.probe;

import dev.oneledger.Migration;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import java.util.List;

/**
 * What a migration did, statement by statement. Internal: may change in any release.
 *
 * @param migration the migration
 * @param script its text, cut
 * @param inner its statements without the outer BEGIN and COMMIT
 * @param before the catalog before the first statement
 * @param after the catalog after the last
 * @param effects one for each inner statement, in order
 */
public record ProbedMigration(
    Migration migration,
    SqlScript script,
    OuterTransaction inner,
    Catalog before,
    Catalog after,
    List<StatementEffect> effects) {

  /** Copies the list. */
  public ProbedMigration {
    effects = List.copyOf(effects);
  }
}
