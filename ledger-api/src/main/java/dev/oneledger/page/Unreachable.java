package dev.oneledger.page;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.StatusMatrix.Column;

/** Environments that did not answer, and are shown as last known. */
final class Unreachable {
  private Unreachable() {}

  static boolean is(Column column) {
    return column.findings().stream().anyMatch(Unreachable::saysSo);
  }

  /** Why, as the finding says; empty if it did answer. */
  static String why(Column column) {
    return column.findings().stream()
        .filter(Unreachable::saysSo)
        .map(Finding::text)
        .findFirst()
        .orElse("");
  }

  private static boolean saysSo(Finding finding) {
    return finding.code() == FindingCode.UNREACHABLE;
  }
}
