package dev.oneledger;

import dev.oneledger.DriftReport.Facts;
import dev.oneledger.DriftReport.Row;
import dev.oneledger.spi.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A drift review: finding by finding, with what somebody needs who has to settle it. */
final class ReviewText {
  private static final int LABELS = 9;

  private final DriftReport report;
  private final TextStyle style;
  private final StringBuilder text = new StringBuilder();
  private final Map<Finding, Row> rows = new HashMap<>();

  ReviewText(DriftReport report, TextStyle style) {
    this.report = report;
    this.style = style;
    for (Row row : report.rows()) {
      if (row.finding() != null) {
        rows.putIfAbsent(row.finding(), row);
      }
    }
  }

  String render() {
    List<Finding> problems = report.findings().stream().filter(Finding::isProblem).toList();
    List<Finding> notes = report.findings().stream().filter(f -> !f.isProblem()).toList();
    text.append(DriftText.title(report, style)).append('\n');
    text.append(counts(problems.size(), notes.size())).append('\n');
    for (int i = 0; i < problems.size(); i++) {
      section("%s of %s".formatted(i + 1, problems.size()), problems.get(i));
    }
    for (WaivedFinding waived : report.waived()) {
      section("waived", waived.finding());
      waiver(waived.waiver());
    }
    notes.forEach(note -> section("note", note));
    return text.toString();
  }

  private String counts(int problems, int notes) {
    String read = report.asOf() == null ? "never" : JournalText.moment(report.asOf()) + " UTC";
    return Prose.wrapped(
        "read %s: %s, %s waived, %s"
            .formatted(
                read,
                problems == 0 ? "no drift" : problems + " to review",
                report.waived().size(),
                notes == 1 ? "1 note" : notes + " notes"),
        style);
  }

  private void section(String number, Finding finding) {
    Row row = rows.get(finding);
    String title =
        "%s  %s %s"
            .formatted(number, finding.code().code(), row == null ? finding.place() : row.label());
    text.append('\n')
        .append(Prose.ink(finding).around(Prose.wrapped(title, style), style))
        .append('\n');
    if (row != null) {
      facts(row);
    }
    line("finding", finding.text());
    line("remedy", finding.remedy());
    if (row != null) {
      row.details().forEach(this::detail);
      diff(row.diff());
    }
  }

  private void facts(Row row) {
    Facts facts = row.facts();
    line("state", row.state().label());
    line("ours", joined(row.ours(), facts.ours()));
    line("theirs", joined(row.theirs(), facts.theirs()));
    if (facts.at() != null) {
      line("when", JournalText.moment(facts.at()) + " UTC");
    }
    if (facts.who() != null) {
      line("who", facts.who());
    }
    if (row.verdict() != null) {
      line("checksum", verdict(row.verdict()));
    }
  }

  private static String joined(String word, @Nullable Hash hash) {
    String shown = word.isEmpty() ? "-" : word;
    return hash == null ? shown : shown + ", " + hash;
  }

  private static String verdict(Verdict verdict) {
    String sides =
        verdict.theirs() == null
            ? ""
            : ": theirs %s, ours %s"
                .formatted(verdict.theirs(), verdict.ours() == null ? "-" : verdict.ours());
    return verdict.algorithm()
        + sides
        + (verdict.limits().isEmpty() ? "" : " (" + verdict.limits() + ")");
  }

  private void waiver(Waiver waiver) {
    line("waived", "by " + waiver.who() + ": " + waiver.why());
    if (waiver.until() != null) {
      line("until", JournalText.moment(waiver.until()) + " UTC");
    }
  }

  private void detail(String name, String value) {
    if (value.strip().contains("\n")) {
      text.append("  ").append(TextTable.visible(name)).append('\n');
      value.lines().forEach(each -> text.append("    ").append(shown(each)).append('\n'));
    } else {
      line(name, value.strip());
    }
  }

  private void line(String label, String value) {
    String shown = TextTable.visible(label);
    String padding = " ".repeat(Math.max(1, LABELS + 1 - DisplayWidth.of(shown)));
    text.append(Prose.wrapped("  " + shown + padding + value.replace("\n", "\n  "), style))
        .append('\n');
  }

  private void diff(@Nullable String diff) {
    if (diff != null && !diff.isEmpty()) {
      text.append('\n');
      diff.lines().forEach(each -> text.append("  ").append(coloured(each)).append('\n'));
    }
  }

  private String coloured(String line) {
    String shown = shown(line);
    if (line.startsWith("---") || line.startsWith("+++")) {
      return Ink.BOLD.around(shown, style);
    }
    if (line.startsWith("@@")) {
      return Ink.CYAN.around(shown, style);
    }
    if (line.startsWith("+")) {
      return Ink.GREEN.around(shown, style);
    }
    return line.startsWith("-") ? Ink.RED.around(shown, style) : shown;
  }

  /** A line of SQL; tabs stay, as terminals know what to do with them. */
  private static String shown(String line) {
    return Stream.of(line.split("\t", -1))
        .map(TextTable::visible)
        .collect(Collectors.joining("\t"));
  }
}
