package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.checksum.FileDigest;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.ChecksumColumn;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.NumberKey;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowTexts;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** sqlx: a set of versions; a row without success was begun and did not end well. */
public final class Sqlx {
  private static final Pattern FILE = Pattern.compile("([0-9]{1,18})_.*\\.sql");
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(new NumberKey("version"))
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
    return folder.isEmpty() ? lookup.reading(rows) : withFiles(lookup, rows, folder.get());
  }

  private static HistoryReading withFiles(Lookup lookup, List<HistoryRow> rows, ToolFolder folder) {
    TreeMap<Long, String> files = new TreeMap<>();
    for (String name : folder.names(".sql")) {
      Matcher file = FILE.matcher(name);
      if (file.matches() && !name.endsWith(".down.sql")) {
        files.put(Long.parseLong(file.group(1)), name);
      }
    }
    List<HistoryRow> withTexts = new ArrayList<>();
    for (HistoryRow row : rows) {
      String file = files.remove(Long.parseLong(row.key()));
      withTexts.add(file == null ? row : RowTexts.verified(row, folder, List.of(file)));
    }
    List<HistoryPending> pending = new ArrayList<>();
    files.forEach(
        (version, file) ->
            pending.add(
                PendingFiles.file(
                    String.valueOf(version),
                    HistoryIds.named(file.replace(".up.sql", ".sql")),
                    folder,
                    file)));
    return lookup.reading(withTexts).withPending(pending);
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
