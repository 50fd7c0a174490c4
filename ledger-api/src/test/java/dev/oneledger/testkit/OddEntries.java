package dev.oneledger.testkit;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.testkit.JournalFixtures.Line;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Entries whose content is easily lost on the way into a database and back. */
final class OddEntries {
  private static final Hash TEXT = Hash.sha256("text");
  private static final Hash TOKENS = Hash.sha256("tokens");
  private static final String UNICODE =
      "\u00e4\u00df \u4f60\u597d \u05e9\u05dc\u05d5\u05dd e\u0301 \ud83d\ude80";

  private OddEntries() {}

  /** A journal with an entry of every kind, then one for every odd stamp, subject and detail. */
  static List<JournalEntry> journal(JournalKey key) {
    return JournalFixtures.chain(
        key,
        Stream.of(everyKind(), stamps(), subjects(), details()).flatMap(List::stream).toList());
  }

  private static List<Line> everyKind() {
    return Arrays.stream(EntryKind.values())
        .map(
            kind ->
                new Line(kind, JournalFixtures.STAMP, new Subject("1_a", TEXT, TOKENS), Map.of()))
        .toList();
  }

  private static List<Line> stamps() {
    Stream<Line> times =
        Stream.of(
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2026-03-29T01:30:00.000001Z",
                "2026-10-25T01:59:59.100000Z",
                "2016-12-31T23:59:59.999999Z",
                "1582-10-10T00:00:00.500000Z",
                "0001-01-01T00:00:00.000001Z",
                "-0044-03-15T12:00:00.000010Z",
                "9999-12-31T23:59:59.999999Z",
                "+12026-01-01T00:00:00.000001Z")
            .map(Instant::parse)
            .map(at -> Line.stamp(new Stamp(at, "ada", "host", "0.1.0")));
    Stream<Line> people =
        Stream.of("x".repeat(2_000), UNICODE, "o'hara \\ \"quoted\"", " padded ", "")
            .map(name -> Line.stamp(new Stamp(JournalFixtures.STAMP.at(), name, name, name)));
    return Stream.concat(times, people).toList();
  }

  private static List<Line> subjects() {
    return Stream.of(
            new Subject("2_b", null, null),
            new Subject("2_b", TEXT, null),
            new Subject("2_b", null, TOKENS),
            new Subject("0002__b", TEXT, TOKENS),
            new Subject("R__view", TEXT, TOKENS),
            new Subject("db/changelog \u00e4.xml::id with blanks::o'hara", TEXT, TOKENS),
            new Subject("3_" + "s".repeat(200), TEXT, TOKENS))
        .map(Line::subject)
        .toList();
  }

  private static List<Line> details() {
    return Stream.of(
            Map.of("text", "first\nsecond\n\nfourth\n"),
            Map.of("text", "carriage\r\nreturn\rand\ttab"),
            Map.of("text", "single ' double \" back ` dollar $$ $1 ${x} percent %s question ?"),
            Map.of("text", "a=b\\=c\\\\n\\u0041 \\"),
            Map.of("text", ""),
            Map.of("text", " leading and trailing "),
            Map.of("text", UNICODE),
            Map.of("text", "null", "json", "{\"a\":[1,\"\\n\"]}", "csv", "a,b;c|d"),
            Map.of("a=b", "1", "a", "b=1", "line\nbreak", "2", "a b", "3", UNICODE, "4"),
            Map.of("B", "upper", "a", "lower", "_", "line", "1", "digit", "\u00e9", "accent"),
            Map.of("text", "y".repeat(100_000)))
        .map(Line::details)
        .toList();
  }
}
