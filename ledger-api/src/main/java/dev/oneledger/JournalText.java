package dev.oneledger;

import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A journal as a table: when, who, what, of which migration; and whether its hashes hold. */
final class JournalText {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MIGRATION = 4;
  private static final int WHAT = 3;
  private static final Map<EntryKind, Ink> INKS =
      Map.of(
          EntryKind.APPLIED, Ink.GREEN,
          EntryKind.FAILED, Ink.RED,
          EntryKind.IN_DOUBT, Ink.RED,
          EntryKind.OVERRIDDEN, Ink.YELLOW,
          EntryKind.WAIVED, Ink.YELLOW,
          EntryKind.REWOUND, Ink.RED);

  private final Journal journal;
  private final TextStyle style;

  JournalText(Journal journal, TextStyle style) {
    this.journal = journal;
    this.style = style;
  }

  /** A moment to the second, in UTC. */
  static String moment(Instant at) {
    return Moments.isReadable(at) ? SECONDS.format(at) : at.toString();
  }

  String render() {
    return Prose.wrapped("journal " + journal.key(), style)
        + "\n\n"
        + (journal.entries().isEmpty() ? "" : table() + "\n")
        + verification();
  }

  private String table() {
    TextTable table = new TextTable(style, MIGRATION);
    table.heading(List.of("#", "When (UTC)", "Who", "What", "Migration"));
    for (JournalEntry entry : journal.entries()) {
      table.row(line(entry), index -> index == WHAT ? INKS.get(entry.kind()) : null);
    }
    return table.render();
  }

  private static List<String> line(JournalEntry entry) {
    Stamp stamp = entry.stamp();
    Subject subject = entry.subject();
    return List.of(
        Long.toString(entry.sequence()),
        moment(stamp.at()),
        stamp.who(),
        entry.kind().label(),
        subject == null ? "" : subject.migration());
  }

  private String verification() {
    int entries = journal.entries().size();
    if (entries == 0 && journal.findings().isEmpty()) {
      return "It was never opened.\n";
    }
    String counted = entries + (entries == 1 ? " entry" : " entries");
    if (journal.findings().isEmpty()) {
      return Ink.GREEN.around("%s: every hash holds.".formatted(counted), style) + "\n";
    }
    StringBuilder text = new StringBuilder();
    text.append(Ink.RED.around("%s: it does not verify.".formatted(counted), style)).append('\n');
    journal.findings().forEach(f -> text.append(Prose.finding(f, style)).append('\n'));
    return text.toString();
  }
}
