package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.internal.consent.LedgerReach;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses a draft that reaches into the ledger's own schema. Internal: may change in any release.
 */
public final class DraftReach {

  private DraftReach() {}

  /** A finding for each statement that does, of the rollback too. */
  public static List<Finding> of(Migration draft, String ledgerSchema) {
    List<Finding> findings = new ArrayList<>();
    of(draft.apply(), draft.origin(), ledgerSchema, findings);
    if (draft.rollback() != null) {
      of(draft.rollback(), "the rollback of " + draft.origin(), ledgerSchema, findings);
    }
    return findings;
  }

  private static void of(SqlText text, String origin, String schema, List<Finding> findings) {
    LedgerReach.of(schema)
        .lines(SqlSplitter.split(text.text(), SqlDialect.POSTGRESQL).statements())
        .forEach(line -> findings.add(finding("%s:%s".formatted(origin, line), schema)));
  }

  private static Finding finding(String place, String schema) {
    return new Finding(
        FindingCode.FORBIDDEN_STATEMENT,
        place,
        "The statement names the schema %s, which is the ledger's own.".formatted(schema),
        "Leave it out.");
  }
}
