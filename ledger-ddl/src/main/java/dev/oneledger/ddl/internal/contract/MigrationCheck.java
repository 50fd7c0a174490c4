package dev.oneledger.ddl.internal.contract;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Applies every rule to a migration, its rollback text included. Internal: may change in any
 * release.
 */
public final class MigrationCheck {

  private final Migration migration;
  private final SqlDialect dialect;
  private final Set<String> ledgerSchemas;
  private final List<Finding> findings = new ArrayList<>();
  private boolean readable = true;

  private MigrationCheck(Migration migration, SqlDialect dialect, Set<String> ledgerSchemas) {
    this.migration = migration;
    this.dialect = dialect;
    this.ledgerSchemas = Set.copyOf(ledgerSchemas);
  }

  /**
   * Looks at the migration's texts; never throws for what they hold.
   *
   * @param ledgerSchemas the schemas that hold a ledger's own tables
   */
  public static MigrationCheck of(
      Migration migration, SqlDialect dialect, Set<String> ledgerSchemas) {
    MigrationCheck check = new MigrationCheck(migration, dialect, ledgerSchemas);
    check.text(migration.apply(), migration.origin(), migration.transactional());
    check.rollback();
    NameRule.check(migration).ifPresent(check.findings::add);
    return check;
  }

  /** Everything found, in the order of the text; the rollback's after it. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether the texts could be cut into statements; if not, a finding says why. */
  public boolean readable() {
    return readable;
  }

  private void rollback() {
    SqlText rollback = migration.rollback();
    boolean repeatable = migration.id().revision() == null;
    if (rollback == null) {
      if (!repeatable) {
        findings.add(ReverseRule.missing(migration.origin()));
      }
      return;
    }
    SqlScript script = text(rollback, migration.origin() + " (rollback)", true);
    if (script != null && script.statements().isEmpty() && !repeatable) {
      findings.add(ReverseRule.empty(migration.origin() + " (rollback)"));
    }
  }

  private @Nullable SqlScript text(SqlText text, String origin, boolean transactional) {
    SqlScript script;
    try {
      script = SqlSplitter.split(text.text(), dialect);
    } catch (LedgerException notCut) {
      readable = false;
      findings.add(
          new Finding(
              FindingCode.NOT_JUDGED,
              origin + ":1",
              "The text cannot be cut into statements. " + notCut.getMessage(),
              "Correct the text, or check it with the dialect that it is written in."));
      return null;
    }
    StatementRule statements =
        new StatementRule(origin, dialect, GeneratedText.isIntactGuard(text.text()), ledgerSchemas);
    script.psqlCommands().forEach(statements::check);
    script.statements().forEach(statements::check);
    findings.addAll(statements.findings());
    if (dialect == SqlDialect.POSTGRESQL) {
      findings.addAll(new WrappingRule(script, origin, transactional).findings());
    }
    return script;
  }
}
