package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.Finding;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import java.util.List;

/** The journals, newest entry first, each with what verifying its hashes came to. */
final class JournalList {
  /** So many entries tell what happened lately; the rest is a matter for the journal itself. */
  private static final int SHOWN = 100;

  private final Html html;
  private final LedgerReading reading;

  JournalList(Html html, LedgerReading reading) {
    this.html = html;
    this.reading = reading;
  }

  void write() {
    html.open("section", "aria-labelledby", "journal").element("h2", "Journal", "id", "journal");
    html.element(
        "p",
        "Every journal was held to its hashes when this page was made: each entry, its link to the one before, the sequence.",
        "class",
        "quiet");
    journal(reading.journal(), "The ledger", -1);
    for (int i = 0; i < reading.environments().size(); i++) {
      EnvironmentReading environment = reading.environments().get(i);
      if (environment.journal() != null) {
        journal(environment.journal(), environment.column().environment(), i);
      }
    }
    html.close();
  }

  private void journal(Journal journal, String title, int column) {
    boolean holds = journal.findings().isEmpty();
    String anchor = Anchors.journal(column);
    if (holds) {
      html.open("details", "class", "journal");
    } else {
      html.open("details", "class", "journal", "open", "");
    }
    html.open("summary", "id", anchor).name(title).text(" ");
    if (journal.entries().isEmpty() && holds) {
      html.element("span", "nothing recorded so far", "class", "quiet");
    } else {
      html.element(
          "span",
          holds ? "verified" : "does not verify",
          "class",
          Words.styleOf(holds ? CellState.APPLIED : CellState.FAILED));
      html.text(" ");
      html.element("span", entries(journal.entries().size()), "class", "quiet");
    }
    html.close();
    journal.findings().forEach(this::finding);
    journal.findings().stream().map(Finding::remedy).distinct().forEach(this::remedy);
    entries(journal, title);
    html.close();
  }

  private static String entries(int number) {
    return number == 1 ? "1 entry" : Words.grouped(number) + " entries";
  }

  private void finding(Finding finding) {
    html.open("p", "class", "finding");
    Badge.of(html, finding.code())
        .text(" ")
        .name(finding.place())
        .text(": ")
        .text(finding.text())
        .close();
  }

  private void remedy(String remedy) {
    html.open("p", "class", "remedy").element("strong", "What to do. ").text(remedy).close();
  }

  private void entries(Journal journal, String title) {
    List<JournalEntry> entries = journal.entries();
    if (entries.isEmpty()) {
      return;
    }
    html.open("p", "class", "quiet").text("Last hash ");
    html.code(entries.get(entries.size() - 1).chain().hash().toString());
    if (entries.size() > SHOWN) {
      html.text(". The latest " + SHOWN + " of " + Words.grouped(entries.size()) + " entries.");
    }
    html.close();
    html.open(
        "div",
        "class",
        "region",
        "role",
        "region",
        "tabindex",
        "0",
        "aria-label",
        "Entries of " + title);
    html.open("table", "class", "entries")
        .element("caption", "Journal of " + title, "class", "aside");
    html.open("thead").open("tr");
    for (String head : List.of("No.", "When", "What", "Migration", "Who", "Details")) {
      html.element("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    for (int i = entries.size() - 1; i >= Math.max(0, entries.size() - SHOWN); i--) {
      entry(entries.get(i));
    }
    html.close().close().close();
  }

  private void entry(JournalEntry entry) {
    html.open("tr").element("th", Long.toString(entry.sequence()), "scope", "row", "class", "n");
    html.open("td").time(entry.stamp().at()).close();
    html.element("td", entry.kind().label().replace('-', ' '));
    html.open("td");
    JournalEntry.Subject subject = entry.subject();
    if (subject != null) {
      html.code(subject.migration());
    }
    html.close();
    html.open("td").name(entry.stamp().who()).element("span", " on ", "class", "quiet");
    html.name(entry.stamp().host()).close();
    html.open("td", "class", "details");
    entry
        .details()
        .forEach(
            (name, value) -> {
              html.open("div").element("span", name + " ", "class", "quiet").code(value).close();
            });
    html.close().close();
  }
}
