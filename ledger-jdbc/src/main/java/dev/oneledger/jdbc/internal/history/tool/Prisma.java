package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.checksum.PrismaChecksum;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.RowTexts;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prisma: a log in which every try has a row. A row that was rolled back counts only if no other
 * has the migration's name, so that its checksum, often that of an older text, judges nothing.
 */
public final class Prisma {
  private static final String FILE = "/migration.sql";
  private static final List<String> STATE =
      List.of("finished_at", "rolled_back_at", "started_at", "applied_steps_count");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "Prisma",
              Fingerprint.of(
                  "migration_name", "checksum", "finished_at", "rolled_back_at", "started_at"),
              "_prisma_migrations"),
          Prisma::read,
          ToolOption.FILES,
          ToolOption.ZONE);

  private Prisma() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    HistoryShape shape =
        HistoryShape.keyedBy(new KeyColumn("migration_name"))
            .id(IdRule.named("migration_name"))
            .state(Part.of(STATE, Prisma::state))
            .appliedAt(lookup.time("finished_at"))
            .checksum(new ChecksumColumn("checksum", PrismaChecksum::of));
    TableRows tries = TableRows.of(shape).order(RowOrder.everyBy("started_at"));
    List<HistoryRow> rows = RowOrder.latest(counting(lookup.rows(tries)));
    Optional<ToolFolder> folder = lookup.folder();
    return folder.isEmpty() ? lookup.reading(rows) : withFiles(lookup, rows, folder.get());
  }

  private static HistoryReading withFiles(Lookup lookup, List<HistoryRow> rows, ToolFolder folder) {
    Set<String> there = PendingFiles.keys(rows);
    return lookup
        .reading(
            rows.stream()
                .map(row -> RowTexts.verified(row, folder, List.of(row.key() + FILE)))
                .toList())
        .withPending(
            folder.folders().stream()
                .filter(name -> !there.contains(name) && folder.bytes(name + FILE).isPresent())
                .map(name -> PendingFiles.file(name, HistoryIds.named(name), folder, name + FILE))
                .toList());
  }

  private static HistoryState state(Fields fields) throws SQLException {
    if (fields.text("rolled_back_at") != null) {
      return HistoryState.UNDONE;
    }
    String finished = fields.text("finished_at");
    if (finished == null) {
      return HistoryState.FAILED;
    }
    boolean ranNothing = "0".equals(fields.text("applied_steps_count"));
    return ranNothing && finished.equals(fields.text("started_at"))
        ? HistoryState.MARKED_RAN
        : HistoryState.APPLIED;
  }

  private static List<HistoryRow> counting(List<HistoryRow> tries) {
    Set<String> standing =
        tries.stream()
            .filter(row -> row.state() != HistoryState.UNDONE)
            .map(HistoryRow::key)
            .collect(Collectors.toSet());
    List<HistoryRow> counting = new ArrayList<>(tries);
    counting.removeIf(row -> row.state() == HistoryState.UNDONE && standing.contains(row.key()));
    return counting;
  }
}
