package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.contract.GeneratedText;
import dev.oneledger.ddl.internal.contract.MigrationCheck;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.spi.MigrationSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks migrations against the contract by their text alone, with no database: {@link ContractRule
 * the five rules}, and statements that no migration may hold. Immutable and thread-safe.
 *
 * <p>A text tells much, and not everything: what cannot be judged is a note, never a guess. It does
 * not see what a statement does through triggers, what a text put together at run time holds, nor
 * how the statements of a migration act on each other. That is for a proof.
 */
public final class Contract {

  private final SqlDialect dialect;
  private final ContractPolicy handWritten;
  private final Set<ContractRule> leftOut;
  private final Set<String> ledgerSchemas;

  private Contract(
      SqlDialect dialect,
      ContractPolicy handWritten,
      Set<ContractRule> leftOut,
      Set<String> ledgerSchemas) {
    this.dialect = dialect;
    this.handWritten = handWritten;
    this.leftOut = leftOut;
    this.ledgerSchemas = ledgerSchemas;
  }

  /** For texts in this dialect, with the {@link ContractPolicy#standard standard} policy. */
  public static Contract forDialect(SqlDialect dialect) {
    return new Contract(
        dialect,
        ContractPolicy.standard(),
        EnumSet.noneOf(ContractRule.class),
        Set.of(SchemaName.DEFAULT.value()));
  }

  /** The same with another policy for hand-written migrations. */
  public Contract handWritten(ContractPolicy policy) {
    return new Contract(dialect, policy, leftOut, ledgerSchemas);
  }

  /** The same without a rule, for generated ones too: for texts whose names are not at hand. */
  Contract without(ContractRule rule) {
    Set<ContractRule> more = EnumSet.of(rule);
    more.addAll(leftOut);
    return new Contract(dialect, handWritten, more, ledgerSchemas);
  }

  /** The same where a ledger keeps its tables in another schema too. */
  Contract protecting(String ledgerSchema) {
    return new Contract(
        dialect,
        handWritten,
        leftOut,
        Stream.concat(ledgerSchemas.stream(), Stream.of(ledgerSchema)).collect(Collectors.toSet()));
  }

  /** Checks one migration and its rollback. */
  public ContractReport check(Migration migration) {
    return check(List.of(migration));
  }

  /** Checks migrations, each by itself. */
  public ContractReport check(List<Migration> migrations) {
    return new ContractReport(migrations.stream().map(this::checked).toList());
  }

  /**
   * Loads and checks migrations.
   *
   * @throws dev.oneledger.LedgerException as {@link MigrationSource#load} says
   */
  public ContractReport check(MigrationSource source) {
    return check(source.load());
  }

  private ContractReport.Checked checked(Migration migration) {
    boolean generated = GeneratedText.is(migration);
    ContractPolicy policy = generated ? ContractPolicy.strict() : handWritten;
    MigrationCheck check = MigrationCheck.of(migration, dialect, ledgerSchemas);
    List<Finding> refusals = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    List<Finding> notes = new ArrayList<>();
    for (Finding finding : check.findings()) {
      switch (weight(finding.code(), policy)) {
        case REFUSE -> refusals.add(finding);
        case WARN -> warnings.add(finding);
        case OFF -> {
          if (finding.code() == FindingCode.NOT_JUDGED) {
            (check.readable() ? notes : refusals).add(finding);
          }
        }
      }
    }
    return new ContractReport.Checked(
        migration.id(), migration.origin(), generated, refusals, warnings, notes);
  }

  private ContractPolicy.Weight weight(FindingCode code, ContractPolicy policy) {
    if (code == FindingCode.NOT_JUDGED) {
      return ContractPolicy.Weight.OFF;
    }
    return ContractRule.of(code)
        .map(rule -> leftOut.contains(rule) ? ContractPolicy.Weight.OFF : policy.weight(rule))
        .orElse(ContractPolicy.Weight.REFUSE);
  }
}
