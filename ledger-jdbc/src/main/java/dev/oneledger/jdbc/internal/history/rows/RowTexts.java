package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.history.checksum.KnownFile;
import dev.oneledger.jdbc.internal.history.checksum.RawChecksum;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.spi.HistoryRow;
import java.util.List;

/** Rows with the texts of their tool's files. Internal: may change in any release. */
public final class RowTexts {
  private RowTexts() {}

  /** The same row with the text of the one of these files that its checksum says is what ran. */
  public static HistoryRow verified(HistoryRow row, ToolFolder folder, List<String> files) {
    if (!(row.checksum() instanceof RawChecksum checksum)) {
      return row;
    }
    for (String file : files) {
      byte[] bytes = folder.bytes(file).orElse(null);
      if (bytes != null && checksum.isOf(bytes)) {
        return with(row, checksum, SqlText.decode(bytes, folder + "/" + file));
      }
    }
    return row;
  }

  private static HistoryRow with(HistoryRow row, RawChecksum checksum, SqlText text) {
    return new HistoryRow(
        row.key(),
        row.id(),
        row.state(),
        row.appliedAt(),
        new KnownFile(checksum, text),
        text,
        row.details());
  }
}
