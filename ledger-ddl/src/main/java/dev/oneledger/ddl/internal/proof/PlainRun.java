package dev.oneledger.ddl.internal.proof;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import java.util.List;

/** Applies a migration that is not to be proven. Internal: may change in any release. */
public final class PlainRun {

  private PlainRun() {}

  /**
   * Applies it.
   *
   * @throws FindingsException with P006 if it fails
   */
  public static void apply(ScratchSession session, Migration migration) {
    try {
      session.commit(session.script(migration.apply()));
    } catch (StatementFailure failed) {
      throw refused(migration, failed.line(), failed.message());
    } catch (LedgerException unusable) {
      throw refused(migration, 0, String.valueOf(unusable.getMessage()));
    }
  }

  private static FindingsException refused(Migration migration, int line, String why) {
    String place = line == 0 ? migration.origin() : "%s:%s".formatted(migration.origin(), line);
    return new FindingsException(
        "The state before the migration cannot be had.",
        List.of(
            new Finding(
                FindingCode.APPLY_FAILS,
                place,
                "the migration fails: " + why,
                "Correct it, or leave it out of those that come before.")));
  }
}
