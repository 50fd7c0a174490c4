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
  private final List<Finding> findings = new ArrayList<>();

  /**
   * Checks statements of one text.
   *
   * @param guarded whether Guard made the text, so that what its DO blocks do is known
   */
  StatementRule(String origin, SqlDialect dialect, boolean guarded) {
    this.origin = origin;
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
    ForbiddenSearch search = ForbiddenSearch.in(statement, dialect);
    for (Forbidden each : search.found()) {
      add(
          FindingCode.FORBIDDEN_STATEMENT,
          each.line(),
          "%s reaches %s.".formatted(each.what(), each.reach()),
          "Take it out of the migration; it is for whoever runs the server.");
    }
    for (int line : search.unreadable()) {
      add(
          FindingCode.NOT_JUDGED,
          line,
          "A text that is executed here cannot be cut into tokens.",
          "Look at it by hand, or prove the migration on a scratch database.");
    }
    return !search.found().isEmpty();
  }

  private void add(FindingCode code, int line, String text, String remedy) {
    findings.add(new Finding(code, origin + ":" + line, text, remedy));
  }
}
