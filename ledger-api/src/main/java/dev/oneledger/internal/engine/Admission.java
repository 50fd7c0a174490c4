package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Mode;
import java.util.List;
import java.util.Optional;

/** Whether an environment may be worked with as it is configured. */
final class Admission {
  private Admission() {}

  /** The finding that configured and recorded mode disagree, if they do. */
  static Optional<Finding> mode(Environment environment, EnvironmentRecord record) {
    return mode(environment, record.mode());
  }

  static Optional<Finding> mode(Environment environment, Optional<Mode> recorded) {
    return recorded
        .filter(mode -> mode != environment.mode())
        .map(mode -> Findings.modeMismatch(environment.name(), environment.mode(), mode));
  }

  /** Refuses if any of the findings is blocking. */
  static void refuseBlocked(String what, List<Finding> findings) {
    List<Finding> blocking =
        findings.stream()
            .filter(finding -> finding.code().severity() == FindingCode.Severity.BLOCKING)
            .toList();
    if (!blocking.isEmpty()) {
      throw new FindingsException(what, blocking);
    }
  }
}
