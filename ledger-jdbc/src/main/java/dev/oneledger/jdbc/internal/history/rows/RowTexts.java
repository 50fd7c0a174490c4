package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.history.checksum.FileDigest;
import dev.oneledger.spi.HistoryRow;
import java.util.Optional;

/** Rows with the texts of their tool's files. Internal: may change in any release. */
public final class RowTexts {
  private RowTexts() {}

  /** The same row with a text. */
  public static HistoryRow with(HistoryRow row, SqlText text) {
    return new HistoryRow(
        row.key(), row.id(), row.state(), row.appliedAt(), row.checksum(), text, row.details());
  }

  /** The same with a file's text if its checksum says that it is the one that ran. */
  public static HistoryRow verified(HistoryRow row, Optional<SqlText> file) {
    return file.filter(text -> row.checksum() instanceof FileDigest digest && digest.isOf(text))
        .map(text -> with(row, text))
        .orElse(row);
  }
}
