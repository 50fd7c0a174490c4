package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
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
    return lookup.reading(
        folder.isEmpty() ? rows : rows.stream().map(row -> withText(row, folder.get())).toList());
  }

  private static GraphileChecksum checksum(Fields fields) throws SQLException {
    return new GraphileChecksum(fields.textOrEmpty("hash"), fields.textOrEmpty("previous_hash"));
  }

  /** The file of a row may have a message behind its number, which the row has not. */
  private static HistoryRow withText(HistoryRow row, ToolFolder folder) {
    String number = row.key().replaceFirst("\\.sql$", "");
    List<String> files =
        folder.names(COMMITTED, ".sql").stream()
            .filter(name -> name.equals(row.key()) || name.startsWith(number + "-"))
            .map(name -> COMMITTED + "/" + name)
            .toList();
    return RowTexts.verified(row, folder, files);
  }
}
