package dev.oneledger.testkit;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.internal.journal.JournalWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Journal entries for tests, chained as the engine chains them. */
public final class JournalFixtures {
  /** When, who, where and with what every plain entry here was written. */
  public static final Stamp STAMP =
      new Stamp(Instant.parse("2026-02-03T04:05:06.789012Z"), "ada", "build-7", "0.1.0");

  private JournalFixtures() {}

  /**
   * A whole journal: opened for the schema {@code public}, then one migration applied per entry.
   */
  public static List<JournalEntry> journal(JournalKey key, int length) {
    return next(List.of(opened(key, "public")), length - 1, true);
  }

  /** The first entry of a journal, opened for a schema. */
  public static JournalEntry opened(JournalKey key, String schema) {
    return new JournalWriter(key, List.of())
        .next(
            EntryKind.OPENED,
            STAMP,
            null,
            Map.of("journal", "4f0c", "mode", "managed", "schema", schema));
  }

  /** The entries that follow a journal: one migration applied per entry. */
  public static List<JournalEntry> next(List<JournalEntry> journal, int count) {
    return next(journal, count, false);
  }

  /** The one entry that follows a journal and says that a migration was applied. */
  public static JournalEntry applied(List<JournalEntry> journal, String migration) {
    Subject subject = new Subject(migration, Hash.sha256(migration), Hash.sha256("t" + migration));
    return new JournalWriter(journal.get(0).key(), journal)
        .next(EntryKind.APPLIED, STAMP, subject, Map.of());
  }

  /** The one entry that follows a journal and differs from a plain one in one detail. */
  public static JournalEntry detailed(List<JournalEntry> journal, String name, String value) {
    return new JournalWriter(journal.get(0).key(), journal)
        .next(EntryKind.OBSERVED, STAMP, null, Map.of(name, value));
  }

  /** One chained journal from kinds, stamps, subjects and details. */
  public static List<JournalEntry> chain(JournalKey key, List<Line> lines) {
    JournalWriter writer = new JournalWriter(key, List.of());
    List<JournalEntry> entries = new ArrayList<>();
    for (Line line : lines) {
      entries.add(writer.next(line.kind(), line.stamp(), line.subject(), line.details()));
    }
    return entries;
  }

  /** An entry before it is chained. */
  public record Line(
      EntryKind kind, Stamp stamp, @Nullable Subject subject, Map<String, String> details) {

    /** An entry that differs from a plain one in its details. */
    public static Line details(Map<String, String> details) {
      return new Line(EntryKind.OBSERVED, STAMP, null, details);
    }

    /** An entry that differs from a plain one in its stamp. */
    public static Line stamp(Stamp stamp) {
      return new Line(EntryKind.OBSERVED, stamp, null, Map.of());
    }

    /** An entry that differs from a plain one in its subject. */
    public static Line subject(Subject subject) {
      return new Line(EntryKind.APPLIED, STAMP, subject, Map.of());
    }
  }

  /** The same entry with another key, sequence or chain, its hash left as it was. */
  public static JournalEntry moved(JournalEntry entry, JournalKey key, long sequence, Chain chain) {
    return new JournalEntry(
        key, sequence, entry.kind(), entry.stamp(), entry.subject(), entry.details(), chain);
  }

  private static List<JournalEntry> next(List<JournalEntry> journal, int count, boolean whole) {
    JournalWriter writer = new JournalWriter(journal.get(0).key(), journal);
    List<JournalEntry> entries = new ArrayList<>(whole ? journal : List.of());
    for (int i = 0; i < count; i++) {
      String migration = (journal.size() + i) + "_step";
      Subject subject =
          new Subject(migration, Hash.sha256(migration), Hash.sha256("t" + migration));
      entries.add(
          writer.next(EntryKind.APPLIED, STAMP, subject, Map.of("statements", String.valueOf(i))));
    }
    return entries;
  }
}
