package dev.oneledger;

import dev.oneledger.ReleaseReport.Item;
import java.util.List;

/** Releases as a table, and below it the conditions and approvals of those that have some. */
final class ReleaseText {
  private final ReleaseReport report;
  private final TextStyle style;

  ReleaseText(ReleaseReport report, TextStyle style) {
    this.report = report;
    this.style = style;
  }

  String render() {
    StringBuilder text = new StringBuilder();
    text.append(Prose.wrapped("releases of " + report.app(), style)).append("\n\n");
    text.append(report.releases().isEmpty() ? "None was cut.\n" : table());
    report.releases().forEach(release -> text.append(further(release)));
    return text.toString();
  }

  private String table() {
    TextTable table = new TextTable(style);
    table.heading(List.of("Release", "Version", "Cut (UTC)", "Attached", "Bundle"));
    for (Item release : report.releases()) {
      table.row(
          List.of(
              release.name().id() + " r" + release.name().revision(),
              release.name().version(),
              JournalText.moment(release.cutAt()),
              "%s of %s".formatted(release.attached().size(), release.lineage().pins().size()),
              release.bundleDigest().shortForm()));
    }
    return table.render();
  }

  private String further(Item release) {
    StringBuilder text = new StringBuilder();
    ReleaseConditions conditions = release.conditions();
    if (conditions.expires() != null) {
      sentence(text, release, "expires " + JournalText.moment(conditions.expires()) + " UTC");
    }
    if (!conditions.environments().isEmpty()) {
      sentence(text, release, "only for " + String.join(", ", conditions.environments()));
    }
    ReleaseConditions.Prefix prefix = conditions.requires();
    if (prefix != null) {
      sentence(text, release, "requires " + prefix.release());
    }
    for (Approval approval : release.approvals()) {
      sentence(text, release, "approved by " + approval.who() + ": " + approval.why());
    }
    return text.toString();
  }

  private void sentence(StringBuilder text, Item release, String what) {
    String line = "%s r%s %s".formatted(release.name().id(), release.name().revision(), what);
    text.append(Prose.wrapped(line, style)).append('\n');
  }
}
