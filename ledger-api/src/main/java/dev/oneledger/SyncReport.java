package dev.oneledger;

import java.util.List;

/**
 * What a {@code sync} did.
 *
 * @param environment where
 * @param mode who applies there
 * @param applied what was applied by this call, in order
 * @param findings what is worth knowing or must be looked at
 * @param summary one sentence for people
 */
public record SyncReport(
    String environment,
    Mode mode,
    List<MigrationId> applied,
    List<Finding> findings,
    String summary) {
  public SyncReport {
    applied = List.copyOf(applied);
    findings = List.copyOf(findings);
  }

  /** The summary, and the findings below it. */
  @Override
  public String toString() {
    return render(TextStyle.PLAIN);
  }

  /** The same with colours, or for a narrow terminal. */
  public String render(TextStyle style) {
    StringBuilder text = new StringBuilder(Prose.wrapped(summary, style));
    findings.forEach(finding -> text.append('\n').append(Prose.finding(finding, style)));
    return text.toString();
  }
}
