package dev.oneledger.page;

import dev.oneledger.StatusMatrix;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * The whole page, from top to bottom: what is wrong, the matrix, the review, releases, journals.
 */
final class PageDocument {
  private static final List<Map.Entry<String, String>> PARTS =
      List.of(
          Map.entry("matrix", "Matrix"),
          Map.entry("review", "Review"),
          Map.entry("releases", "Releases"),
          Map.entry("journal", "Journal"));

  private final LedgerReading reading;
  private final Html html;

  private PageDocument(LedgerReading reading, Writer out) {
    this.reading = reading;
    this.html = new Html(out);
  }

  static void write(LedgerReading reading, Writer out) {
    new PageDocument(reading, out).write();
  }

  private void write() {
    html.doctype().open("html", "lang", "en");
    head();
    html.open("body");
    header();
    html.open("main", "id", "content");
    ReviewRows rows = new ReviewRows(reading.environments());
    new Attention(html, reading, rows).write();
    new MatrixTable(html, reading.matrix(), rows).write();
    new Review(html, reading).write();
    new ReleaseCards(html, reading).write();
    new JournalList(html, reading).write();
    html.close();
    html.asset(Asset.SCRIPT).close().close();
  }

  private void head() {
    html.open("head").lone("meta", "charset", "utf-8");
    html.lone("meta", "http-equiv", "Content-Security-Policy", "content", Asset.policy());
    html.lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.lone("meta", "name", "referrer", "content", "no-referrer");
    html.lone("meta", "name", "color-scheme", "content", "light dark");
    html.element("title", reading.matrix().app() + " · migration ledger");
    html.asset(Asset.STYLE).close();
  }

  private void header() {
    StatusMatrix matrix = reading.matrix();
    html.open("header").element("a", "To the content", "class", "skip", "href", "#content");
    html.element("p", "Migration ledger", "class", "kicker");
    html.open("h1").name(matrix.app()).close();
    html.open("p", "class", "quiet").text("Read ").time(reading.at());
    html.text(" · " + Words.counted(matrix.rows().size(), "migration"));
    html.text(" · " + Words.counted(matrix.columns().size(), "environment")).close();
    html.open("nav", "aria-label", "Parts of this page");
    PARTS.forEach(part -> html.element("a", part.getValue(), "href", Anchors.link(part.getKey())));
    html.close().close();
  }
}
