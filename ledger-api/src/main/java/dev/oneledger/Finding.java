package dev.oneledger;

/**
 * One thing found wrong, or worth saying: the same record for drift, contract violations and failed
 * verifications.
 *
 * @param code what it is, stable across versions; {@code docs/findings.md} says what to do for each
 * @param place where: an environment and revision, or {@code file:line}
 * @param text what was expected and what was found
 * @param remedy what to do next
 */
public record Finding(FindingCode code, String place, String text, String remedy) {

  /** Whether the finding is more than a note. */
  public boolean isProblem() {
    return code.severity() != FindingCode.Severity.NOTE;
  }

  /**
   * The finding as one paragraph, what could steer a terminal made visible: code, place, text,
   * remedy.
   */
  @Override
  public String toString() {
    return TextTable.visible("%s %s: %s\n  %s".formatted(code.code(), place, text, remedy));
  }
}
