package dev.oneledger.samples.cli;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import java.util.List;

/** How a command ended, for scripts. */
enum Exit {
  /** Done, and nothing to look at. */
  FINE(0),
  /** Somebody must look: drift, a refusal with findings, a broken rule, a bundle not trusted. */
  FINDINGS(1),
  /** Nothing was done: the command, the configuration or a name in them is wrong. */
  USAGE(2),
  /** A database does not answer. */
  UNREACHABLE(3),
  /** Another runner is at work, or it is in doubt whether a statement took effect. */
  UNSETTLED(4),
  /** A migration failed. */
  FAILED(5),
  /** A defect of this program. */
  DEFECT(70);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /** After a report with these findings. */
  static Exit of(List<Finding> findings) {
    if (findings.stream().anyMatch(finding -> finding.code() == FindingCode.IN_DOUBT)) {
      return UNSETTLED;
    }
    return findings.stream().anyMatch(Finding::isProblem) ? FINDINGS : FINE;
  }

  static Exit of(Exception failure) {
    if (failure instanceof FindingsException refused) {
      return of(refused.findings()) == UNSETTLED ? UNSETTLED : FINDINGS;
    } else if (failure instanceof LedgerBusyException) {
      return UNSETTLED;
    } else if (failure instanceof LedgerUnreachableException) {
      return UNREACHABLE;
    } else if (failure instanceof MigrationFailedException) {
      return FAILED;
    }
    return failure instanceof LedgerException ? USAGE : DEFECT;
  }
}
