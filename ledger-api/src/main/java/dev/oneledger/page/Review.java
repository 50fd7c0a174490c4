package dev.oneledger.page;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.Mode;
import dev.oneledger.StatusMatrix.Column;
import dev.oneledger.WaivedFinding;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The review of each environment: what is wrong, what to do, and the comparison as a table. */
final class Review {
  private final Html html;
  private final LedgerReading reading;
  private final Map<String, Migration> build = new HashMap<>();

  Review(Html html, LedgerReading reading) {
    this.html = html;
    this.reading = reading;
    reading
        .migrations()
        .forEach(migration -> build.put(ReviewRows.key(migration.id().toString()), migration));
  }

  void write() {
    html.open("section", "aria-labelledby", "review").element("h2", "Review", "id", "review");
    if (reading.environments().isEmpty()) {
      html.element("p", "No environment is known yet.", "class", "quiet");
    }
    inOrder(true);
    inOrder(false);
    html.close();
  }

  /** Environments with something to look at come first. */
  private void inOrder(boolean troubled) {
    for (int i = 0; i < reading.environments().size(); i++) {
      EnvironmentReading environment = reading.environments().get(i);
      DriftReport drift = environment.drift();
      boolean isTroubled = !environment.obstacle().isEmpty() || (drift != null && drift.hasDrift());
      if (isTroubled == troubled) {
        environment(environment, i);
      }
    }
  }

  private void environment(EnvironmentReading environment, int column) {
    String anchor = Anchors.environment(column);
    html.open("section", "class", "environment", "aria-labelledby", anchor);
    head(environment.column(), anchor);
    if (!environment.obstacle().isEmpty()) {
      html.open("p", "class", "obstacle").element("strong", "Not reached. ");
      html.text(environment.obstacle()).close();
    }
    ReviewCard card = new ReviewCard(html, build, environment.journal());
    for (Finding finding : ReviewRows.ofTheWhole(environment)) {
      whole(finding, card);
    }
    List<DriftReport.Row> rows = ReviewRows.rowsOf(environment);
    for (int i = 0; i < rows.size(); i++) {
      if (ReviewRows.hasMore(rows.get(i))) {
        card.write(rows.get(i), Anchors.review(column, i));
      }
    }
    DriftReport drift = environment.drift();
    if (drift == null) {
      unread(environment);
    } else {
      comparison(drift, column);
    }
    html.close();
  }

  private void head(Column column, String anchor) {
    html.open("h3", "id", anchor).name(column.environment()).text(" ");
    html.element("span", column.mode().label(), "class", "mode").close();
    html.open("p", "class", "quiet").text("From ").name(column.source()).text(", ");
    Instant asOf = column.asOf();
    if (asOf == null) {
      html.text("never read so far");
    } else {
      html.text("as of ").time(asOf);
    }
    html.close();
  }

  private void whole(Finding finding, ReviewCard card) {
    html.open("article", "class", "card");
    html.open("h4", "class", Words.styleOf(CellState.DRIFTED)).name(finding.place()).close();
    card.finding(finding);
    html.close();
  }

  private void unread(EnvironmentReading environment) {
    if (environment.obstacle().isEmpty()) {
      html.element(
          "p",
          "Not configured where this page was made: the matrix has what the ledger knows of it.",
          "class",
          "quiet");
    }
  }

  private void comparison(DriftReport drift, int column) {
    if (!drift.rows().isEmpty()) {
      if (drift.mode() == Mode.MANAGED) {
        html.open("details")
            .element("summary", "All " + Words.counted(drift.rows().size(), "migration"));
        new ReviewTable(html, column).write(drift);
        html.close();
      } else {
        new ReviewTable(html, column).write(drift);
      }
    }
    html.element(
        "p", closing(drift), "class", drift.hasDrift() ? "closing s-drift" : "closing s-in-sync");
    notes(drift);
    waived(drift);
  }

  /** The sentence that a table ends with. */
  private static String closing(DriftReport drift) {
    List<Finding> problems = drift.findings().stream().filter(Finding::isProblem).toList();
    int outside =
        (int) problems.stream().filter(each -> each.code() == FindingCode.OUTSIDE).count();
    int others = problems.size() - outside;
    if (problems.isEmpty()) {
      return "No drift.";
    }
    String landed = Words.counted(outside, "migration") + " landed outside the ledger";
    String review = Words.counted(others, outside == 0 ? "finding" : "other finding");
    return outside == 0
        ? review + " to review."
        : others == 0
            ? landed + ": review above."
            : "%s, %s: review above.".formatted(landed, review);
  }

  private void notes(DriftReport drift) {
    List<Finding> notes =
        drift.findings().stream().filter(finding -> !finding.isProblem()).toList();
    if (notes.isEmpty()) {
      return;
    }
    html.open("details", "class", "kept").element("summary", Words.counted(notes.size(), "note"));
    html.open("ul", "class", "notes");
    for (Finding note : notes) {
      html.open("li");
      Badge.of(html, note.code()).text(" ");
      html.name(note.place()).text(": ").text(Words.sentence(note.text()));
      html.text(" ").text(note.remedy()).close();
    }
    html.close().close();
  }

  private void waived(DriftReport drift) {
    if (drift.waived().isEmpty()) {
      return;
    }
    html.open("details", "class", "kept").element("summary", drift.waived().size() + " waived");
    html.open("ul", "class", "notes");
    for (WaivedFinding waived : drift.waived()) {
      Finding finding = waived.finding();
      html.open("li");
      Badge.of(html, finding.code()).text(" ");
      html.name(finding.place()).text(": ").text(Words.sentence(finding.text()));
      html.text(" Waived by ");
      html.name(waived.waiver().who());
      Instant until = waived.waiver().until();
      if (until != null) {
        html.text(" until ").time(until);
      }
      html.text(": ").text(waived.waiver().why()).close();
    }
    html.close().close();
  }
}
