package dev.oneledger;

/**
 * A finding that is let be.
 *
 * @param finding the finding
 * @param waiver who let it be, why, and until when
 */
public record WaivedFinding(Finding finding, Waiver waiver) {

  /** The finding in one line, and the waiver in another. */
  @Override
  public String toString() {
    String until = waiver.until() == null ? "" : " until " + waiver.until();
    return "%s %s: %s\n  %s"
        .formatted(
            finding.code().code(),
            TextTable.visible(finding.place()),
            TextTable.visible(finding.text()),
            TextTable.visible("Waived by %s%s: %s".formatted(waiver.who(), until, waiver.why())));
  }
}
