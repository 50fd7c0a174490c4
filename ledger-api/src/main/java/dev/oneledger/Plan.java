package dev.oneledger;

import java.util.List;

/**
 * What {@code sync} would do now.
 *
 * @param environment where
 * @param mode who applies there
 * @param steps what would be applied, in order; empty outside managed mode
 * @param findings what stands in the way (blocking ones) or is worth knowing
 * @param summary one sentence for people
 */
public record Plan(
    String environment, Mode mode, List<Step> steps, List<Finding> findings, String summary) {
  public Plan {
    steps = List.copyOf(steps);
    findings = List.copyOf(findings);
  }

  /**
   * Whether {@code sync} would refuse: in managed mode for any blocking finding, elsewhere only
   * where the configured mode is not the recorded one.
   */
  public boolean isBlocked() {
    return findings.stream()
        .map(Finding::code)
        .filter(code -> code.severity() == FindingCode.Severity.BLOCKING)
        .anyMatch(code -> mode == Mode.MANAGED || code == FindingCode.MODE_MISMATCH);
  }

  /** The plan as text: each migration with its SQL, then the findings. */
  @Override
  public String toString() {
    return render(TextStyle.PLAIN);
  }

  /** The same with colours, or for a narrow terminal; SQL stays as it is. */
  public String render(TextStyle style) {
    StringBuilder text = new StringBuilder(Prose.wrapped(summary, style)).append('\n');
    for (Step step : steps) {
      String title = TextTable.visible("-- %s: %s".formatted(step.id(), step.reason()));
      text.append('\n').append(Ink.BOLD.around(title, style)).append('\n');
      text.append(step.sql()).append(step.sql().endsWith("\n") ? "" : "\n");
    }
    findings.forEach(f -> text.append('\n').append(Prose.finding(f, style)).append('\n'));
    return text.toString();
  }

  /**
   * One migration to apply.
   *
   * @param id which
   * @param reason why it is due: new, failed last time, or a repeatable one with a new text
   * @param sql its text as it would run
   */
  public record Step(MigrationId id, String reason, String sql) {}
}
