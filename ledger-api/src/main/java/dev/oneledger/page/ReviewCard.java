package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
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
    html.open("h4", "class", Words.styleOf(CellState.DRIFTED)).code(row.label()).close();
    Finding finding = row.finding();
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

  /** A finding without the place, which stands above it. */
  void finding(Finding finding) {
    html.open("p", "class", "finding");
    html.element("span", finding.code().code(), "class", "badge").text(" ").text(finding.text());
    html.close();
    html.open("p", "class", "remedy").element("strong", "What to do. ").text(finding.remedy()).close();
  }

  private void facts(DriftReport.Row row) {
    String key = ReviewRows.key(row.label());
    JournalEntry entry = entries.get(key);
    html.open("dl");
    if (entry != null) {
      done(entry);
    }
    Migration migration = build.get(key);
    if (migration != null) {
      fact("File has", migration.textHash().toString());
      fact("File", migration.origin());
    }
    Verdict verdict = row.verdict();
    if (verdict != null) {
      verdict(verdict);
    }
    row.details().forEach(this::fact);
    html.close();
  }

  private void done(JournalEntry entry) {
    JournalEntry.Stamp stamp = entry.stamp();
    html.element("dt", "Recorded");
    html.open("dd").text(entry.kind().label() + " ").time(stamp.at()).text(" by ");
    html.name(stamp.who()).text(" on ").name(stamp.host());
    html.text(", entry " + entry.sequence()).close();
    JournalEntry.Subject subject = entry.subject();
    Hash hash = subject == null ? null : subject.textHash();
    if (hash != null) {
      fact("Ledger has", hash.toString());
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
