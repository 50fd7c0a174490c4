package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import java.util.Optional;

/** The wording of findings about the ledger, as an environment meets it. */
final class LedgerFindings {
  private LedgerFindings() {}

  static Finding silent(String environment, LedgerSilentException silence) {
    return new Finding(
        FindingCode.UNREACHABLE,
        environment,
        "the ledger does not answer: %s The environment goes by its own journal and this build."
            .formatted(silence.getMessage()),
        "Look at the ledger's connection; what it has missed is caught up at the next sync.");
  }

  static Finding behind(
      String environment, KeptAssignment kept, Optional<ReleaseDocument> assigned) {
    return new Finding(
        FindingCode.LEDGER_BEHIND,
        environment,
        """
        the ledger is behind the environment, as after a restore from a backup:
          assigned, by the environment's journal  %s, lineage %s
          assigned, by the ledger                 %s"""
            .formatted(
                kept.release(),
                kept.lineage().digest(),
                assigned
                    .map(release -> release.name() + ", lineage " + release.lineage().digest())
                    .orElse("no release")),
        "Restore a newer backup of the ledger; or cut a release again that contains what is applied there, and assign it to '%s'."
            .formatted(environment));
  }
}
