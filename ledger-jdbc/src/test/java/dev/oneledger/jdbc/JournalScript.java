package dev.oneledger.jdbc;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes consecutive entries of one journal, and the steps they belong to. */
final class JournalScript {
  static final Instant TIME = Instant.parse("2026-03-01T10:15:30.123456Z");

  private final JournalKey key;
  private final JournalWriter writer;

  JournalScript(JournalKey key, List<JournalEntry> soFar) {
    this.key = key;
    this.writer = new JournalWriter(key, soFar);
  }

  static JournalScript environment(String name) {
    return new JournalScript(JournalKey.environment("shop", name), List.of());
  }

  JournalKey key() {
    return key;
  }

  List<JournalEntry> opened(Map<String, String> details) {
    return List.of(writer.next(EntryKind.OPENED, stamp(), null, details));
  }

  List<JournalEntry> opened() {
    return opened(Map.of("mode", "managed"));
  }

  List<JournalEntry> applied(String migration) {
    Subject subject =
        new Subject(migration, Hash.sha256(migration), Hash.sha256("tokens of " + migration));
    return List.of(writer.next(EntryKind.APPLIED, stamp(), subject, Map.of()));
  }

  JournalEntry entry(EntryKind kind) {
    return writer.next(kind, stamp(), new Subject("theirs.sql", null, null), Map.of("a", ""));
  }

  private static Stamp stamp() {
    return new Stamp(TIME, "ci", "build-7", "0.1");
  }

  static Step step(String migration, String sql) {
    return new Step(
        MigrationId.parse(migration),
        migration + ".sql",
        SqlSplitter.split(sql, SqlDialect.POSTGRESQL).statements());
  }
}
