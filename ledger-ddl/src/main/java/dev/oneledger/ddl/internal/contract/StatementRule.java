package dev.oneledger.ddl.internal.contract;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.jooq.DataRerun;
import dev.oneledger.ddl.internal.rerun.Rerun;
import dev.oneledger.ddl.internal.rerun.StructureRerun;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is found in single statements: harm when run again, and what is forbidden. */
final class StatementRule {

  private static final Set<StatementVerb> DATA =
      EnumSet.of(
          StatementVerb.INSERT,
          StatementVerb.REPLACE,
          StatementVerb.UPDATE,
          StatementVerb.DELETE,
          StatementVerb.MERGE,
          StatementVerb.COPY,
          StatementVerb.SELECT,
          StatementVerb.WITH,
          StatementVerb.VALUES,
          StatementVerb.TABLE,
          StatementVerb.CALL);

  private final String origin;
  private final SqlDialect dialect;
  private final boolean guarded;
  private final Set<String> ledgerSchemas;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Checks statements of one text.
   *
   * @param guarded whether Guard made the text, so that what its DO blocks do is known
   * @param ledgerSchemas where the ledger's own tables are
   */
  StatementRule(String origin, SqlDialect dialect, boolean guarded, Set<String> ledgerSchemas) {
    this.origin = origin;
    this.ledgerSchemas = ledgerSchemas;
    this.dialect = dialect;
    this.guarded = guarded;
  }

  List<Finding> findings() {
    return findings;
  }

  void check(SqlStatement statement) {
    boolean block = statement.classification().verb() == StatementVerb.DO;
    if (forbidden(statement) || (guarded && block)) {
      return;
    }
    boolean data = DATA.contains(statement.classification().verb());
    Rerun rerun =
        data ? DataRerun.judge(statement, dialect) : StructureRerun.judge(statement, dialect);
    switch (rerun.outcome()) {
      case HARMLESS -> {}
      case UNKNOWN -> add(FindingCode.NOT_JUDGED, statement.line(), rerun.text(), rerun.remedy());
      case HARMFUL ->
          add(
              data ? FindingCode.DATA_UNGUARDED : FindingCode.STRUCTURE_UNGUARDED,
              statement.line(),
              rerun.text(),
              rerun.remedy());
    }
  }

  private boolean forbidden(SqlStatement statement) {
    if (statement.classification().verb() == StatementVerb.PSQL_COMMAND) {
      Optional<Forbidden> line = PsqlLines.forbidden(statement.text(), statement.line());
      line.ifPresent(this::refuse);
      return line.isPresent();
    }
    ForbiddenSearch search = ForbiddenSearch.in(statement, dialect, ledgerSchemas);
    search.found().forEach(this::refuse);
    search.unreadable().forEach(line -> note(line, "A text that is executed here cannot be cut."));
    if (!guarded) {
      search
          .unknown()
          .forEach(line -> note(line, "Something is executed here that only the run tells."));
    }
    return !search.found().isEmpty();
  }

  private void refuse(Forbidden forbidden) {
    add(
        FindingCode.FORBIDDEN_STATEMENT,
        forbidden.line(),
        "%s %s.".formatted(forbidden.what(), forbidden.why()),
        "Take it out of the migration; it is for whoever runs the server.");
  }

  private void note(int line, String text) {
    add(
        FindingCode.NOT_JUDGED,
        line,
        text,
        "Look at it by hand, or prove the migration on a scratch database.");
  }

  private void add(FindingCode code, int line, String text, String remedy) {
    findings.add(new Finding(code, origin + ":" + line, text, remedy));
  }
}
