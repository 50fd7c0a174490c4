package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.checksum.FileDigest;
import dev.oneledger.jdbc.internal.history.files.DrizzleJournal;
import dev.oneledger.jdbc.internal.history.files.DrizzleJournal.Entry;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.NumberKey;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.RowTexts;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Drizzle: a pointer, the greatest {@code created_at}, with a row for each migration that ran. A
 * row has the hash of its file and no name; the name stands in the journal beside the files, under
 * the same time. An entry of the journal that is older than the pointer and has no row is one that
 * Drizzle will never run.
 */
public final class Drizzle {
  private static final String WHEN = "created_at";
  private static final HistoryChecksum PASSED_OVER =
      HistoryChecksum.none("Drizzle passed it over: it has no row, and a later one has");
  private static final TableRows ROWS =
      TableRows.of(
              HistoryShape.keyedBy(new NumberKey(WHEN))
                  .checksum(new ChecksumColumn("hash", FileDigest::sha256)))
          .order(RowOrder.latestBy(WHEN, "id"));

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "Drizzle",
              Fingerprint.of("id", "hash", WHEN),
              "drizzle.__drizzle_migrations",
              "__drizzle_migrations"),
          Drizzle::read,
          ToolOption.FILES);

  private Drizzle() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    List<HistoryRow> rows = lookup.rows(ROWS);
    Optional<ToolFolder> folder = lookup.folder();
    return folder.isEmpty()
        ? lookup.reading(rows, "without the journal that has the names")
        : withJournal(lookup, rows, folder.get());
  }

  private static HistoryReading withJournal(
      Lookup lookup, List<HistoryRow> rows, ToolFolder folder) {
    Map<Long, HistoryRow> byTime = new TreeMap<>();
    rows.forEach(row -> byTime.put(Long.valueOf(row.key()), row));
    Optional<Long> pointer = byTime.keySet().stream().max(Comparator.naturalOrder());
    List<HistoryRow> named = new ArrayList<>();
    List<HistoryPending> pending = new ArrayList<>();
    for (Entry entry : DrizzleJournal.in(folder)) {
      Long when = entry.when();
      String file = entry.tag() + ".sql";
      HistoryRow row = byTime.remove(when);
      if (row != null) {
        HistoryRow applied = named(row.key(), entry, HistoryState.APPLIED, row.checksum());
        named.add(RowTexts.verified(applied, folder, List.of(file)));
      } else if (pointer.isPresent() && when.compareTo(pointer.get()) <= 0) {
        named.add(named(when.toString(), entry, HistoryState.MARKED_RAN, PASSED_OVER));
      } else {
        pending.add(
            PendingFiles.file(when.toString(), HistoryIds.named(entry.tag()), folder, file));
      }
    }
    named.addAll(byTime.values());
    return lookup.reading(named).withPending(pending);
  }

  private static HistoryRow named(
      String key, Entry entry, HistoryState state, HistoryChecksum checksum) {
    return new HistoryRow(
        key,
        HistoryIds.named(entry.tag()),
        state,
        null,
        checksum,
        null,
        new TreeMap<>(Map.of("tag", entry.tag())));
  }
}
