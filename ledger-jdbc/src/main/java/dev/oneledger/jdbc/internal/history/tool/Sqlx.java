package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.checksum.FileDigest;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowTexts;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** sqlx: a set of versions; a row without success was begun and did not end well. */
public final class Sqlx {
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(new KeyColumn("version"))
          .id(IdRule.columns("version", "description"))
          .state(Part.of(List.of("success"), Sqlx::state))
          .checksum(Part.of(List.of("checksum"), Sqlx::checksum))
          .details("execution_time");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "sqlx",
              Fingerprint.of("version", "description", "success", "checksum"),
              "_sqlx_migrations"),
          Sqlx::read,
          ToolOption.FILES,
          ToolOption.ZONE);

  private Sqlx() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    List<HistoryRow> rows = lookup.rows(TableRows.of(SHAPE.appliedAt(lookup.time("installed_on"))));
    Optional<ToolFolder> folder = lookup.folder();
    return lookup.reading(
        folder.isEmpty() ? rows : rows.stream().map(row -> withText(row, folder.get())).toList());
  }

  private static HistoryRow withText(HistoryRow row, ToolFolder folder) {
    List<String> files =
        folder.names(".sql").stream()
            .filter(name -> name.startsWith(row.key() + "_") && !name.endsWith(".down.sql"))
            .toList();
    return RowTexts.verified(row, folder, files);
  }

  private static HistoryState state(Fields fields) throws SQLException {
    return Boolean.TRUE.equals(fields.truth("success"))
        ? HistoryState.APPLIED
        : HistoryState.PARTIAL;
  }

  private static HistoryChecksum checksum(Fields fields) throws SQLException {
    byte[] stored = fields.bytes("checksum");
    return stored == null || stored.length == 0
        ? ChecksumColumn.absent(fields)
        : FileDigest.sha384(stored);
  }
}
