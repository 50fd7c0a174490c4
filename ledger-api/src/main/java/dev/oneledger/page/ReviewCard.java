package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.Migration;
import dev.oneledger.spi.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with one migration in one environment: finding, remedy, facts, diff. */
final class ReviewCard {
  private static final Set<EntryKind> DONE =
      Set.of(
          EntryKind.APPLIED,
          EntryKind.BASELINED,
          EntryKind.FAILED,
          EntryKind.IN_DOUBT,
          EntryKind.STARTED,
          EntryKind.STATEMENT_DONE,
          EntryKind.ADOPTED);

  private final Html html;
  private final Map<String, Migration> build;
  private final Map<String, JournalEntry> entries = new HashMap<>();

  /**
   * @param build the build's migrations, by {@link ReviewRows#key}
   * @param journal the environment's, for who did it and when
   */
  ReviewCard(Html html, Map<String, Migration> build, @Nullable Journal journal) {
    this.html = html;
    this.build = build;
    for (JournalEntry entry : journal == null ? List.<JournalEntry>of() : journal.entries()) {
      JournalEntry.Subject subject = entry.subject();
      if (subject != null && DONE.contains(entry.kind())) {
        entries.put(ReviewRows.key(subject.migration()), entry);
      }
    }
  }

  void write(DriftReport.Row row, String anchor) {
    html.open("article", "class", "card", "id", anchor, "tabindex", "-1");
    Finding finding = row.finding();
    html.open("h4", "class", Words.styleOf(shape(finding))).code(row.label()).close();
    if (finding != null) {
      finding(finding);
    }
    facts(row);
    String diff = row.diff();
    if (diff != null) {
      new DiffView(html, "view-" + anchor).write(diff, row.label());
    }
    html.close();
  }

  private static CellState shape(@Nullable Finding finding) {
    FindingCode code = finding == null ? FindingCode.CHANGED : finding.code();
    return switch (code) {
      case OUTSIDE -> CellState.OUTSIDE;
      case IN_DOUBT -> CellState.IN_DOUBT;
      case FAILED, FAILED_THERE -> CellState.FAILED;
      default -> CellState.DRIFTED;
    };
  }

  /** A finding without the place, which stands above it; lines behind the first are aligned. */
  void finding(Finding finding) {
    String text = finding.text().stripTrailing();
    int end = text.indexOf('\n');
    html.open("p", "class", "finding");
    Badge.of(html, finding.code()).text(" " + (end < 0 ? text : text.substring(0, end))).close();
    if (end >= 0) {
      html.element("pre", text.substring(end + 1).stripIndent());
    }
    html.open("p", "class", "remedy")
        .element("strong", "What to do. ")
        .text(finding.remedy())
        .close();
  }

  /** Hashes that the finding compares already are not said again. */
  private void facts(DriftReport.Row row) {
    Finding finding = row.finding();
    String said = finding == null ? "" : finding.text();
    String key = ReviewRows.key(row.label());
    JournalEntry entry = entries.get(key);
    html.open("dl");
    if (entry != null) {
      done(entry, said);
    }
    Migration migration = build.get(key);
    if (migration != null) {
      unsaid("File has", migration.textHash().toString(), said);
      fact("File", migration.origin());
    }
    Verdict verdict = row.verdict();
    if (verdict != null && (verdict.theirs() == null || !said.contains(verdict.theirs()))) {
      verdict(verdict);
    }
    row.details().forEach(this::fact);
    html.close();
  }

  private void unsaid(String word, String value, String said) {
    if (!said.contains(value)) {
      fact(word, value);
    }
  }

  private void done(JournalEntry entry, String said) {
    JournalEntry.Stamp stamp = entry.stamp();
    html.element("dt", "Recorded");
    html.open("dd").text(entry.kind().label() + " ").time(stamp.at()).text(" by ");
    html.name(stamp.who()).text(" on ").name(stamp.host());
    html.text(", entry " + entry.sequence()).close();
    JournalEntry.Subject subject = entry.subject();
    Hash hash = subject == null ? null : subject.textHash();
    if (hash != null) {
      unsaid("Ledger has", hash.toString(), said);
    }
  }

  private void verdict(Verdict verdict) {
    if (verdict.theirs() != null || verdict.ours() != null) {
      fact("Checksum", verdict.algorithm());
      fact("There", verdict.theirs());
      fact("Ours", verdict.ours());
    }
  }

  private void fact(String word, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      html.element("dt", word).open("dd").code(value).close();
    }
  }
}
