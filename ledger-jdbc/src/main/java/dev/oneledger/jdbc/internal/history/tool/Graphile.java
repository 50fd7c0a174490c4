package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.checksum.GraphileChecksum;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.RowTexts;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** graphile-migrate: a set in which every row has the hash of the one before. */
public final class Graphile {
  private static final String COMMITTED = "committed";

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "graphile-migrate",
              Fingerprint.of("hash", "previous_hash", "filename"),
              "graphile_migrate.migrations"),
          Graphile::read,
          ToolOption.FILES);

  private Graphile() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    HistoryShape shape =
        HistoryShape.keyedBy(new KeyColumn("filename"))
            .id(IdRule.named("filename"))
            .appliedAt(lookup.time("date"))
            .checksum(
                Part.<HistoryChecksum>of(List.of("hash", "previous_hash"), Graphile::checksum));
    List<HistoryRow> rows = lookup.rows(TableRows.of(shape).order(RowOrder.by("filename")));
    Optional<ToolFolder> folder = lookup.folder();
    return folder.isEmpty() ? lookup.reading(rows) : withFiles(lookup, rows, folder.get());
  }

  private static HistoryReading withFiles(Lookup lookup, List<HistoryRow> rows, ToolFolder folder) {
    Set<String> there = PendingFiles.keys(rows);
    return lookup
        .reading(rows.stream().map(row -> withText(row, folder)).toList())
        .withPending(
            folder.names(COMMITTED, ".sql").stream()
                .filter(name -> !there.contains(name) && !there.contains(numbered(name)))
                .map(
                    name ->
                        PendingFiles.file(
                            numbered(name), HistoryIds.named(name), folder, COMMITTED + "/" + name))
                .toList());
  }

  /** A file's name as rows have it, without the message. */
  private static String numbered(String name) {
    int dash = name.indexOf('-');
    return dash < 0 ? name : name.substring(0, dash) + ".sql";
  }

  private static GraphileChecksum checksum(Fields fields) throws SQLException {
    return new GraphileChecksum(fields.textOrEmpty("hash"), fields.textOrEmpty("previous_hash"));
  }

  /** The file of a row may have a message behind its number, which the row has not. */
  private static HistoryRow withText(HistoryRow row, ToolFolder folder) {
    List<String> files =
        folder.names(COMMITTED, ".sql").stream()
            .filter(name -> name.equals(row.key()) || numbered(name).equals(row.key()))
            .map(name -> COMMITTED + "/" + name)
            .toList();
    return RowTexts.verified(row, folder, files);
  }
}
