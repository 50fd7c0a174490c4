package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.List;

/**
 * goose: a log of versions. Old releases append a row that says it is not applied where new ones
 * delete; version 0 marks the table itself.
 */
public final class Goose {
  private static final TableRows LOG =
      TableRows.of(
              HistoryShape.keyedBy(new KeyColumn("version_id"))
                  .id(IdRule.column("version_id"))
                  .state(Part.of(List.of("is_applied"), Goose::state)))
          .only(List.of("version_id"), fields -> !"0".equals(fields.text("version_id")))
          .order(RowOrder.latestBy("id"));

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "goose", Fingerprint.of("id", "version_id", "is_applied"), "goose_db_version"),
          ToolReader.rows(LOG, "tstamp"),
          ToolOption.ZONE);

  private Goose() {}

  private static HistoryState state(Fields fields) throws SQLException {
    return Boolean.TRUE.equals(fields.truth("is_applied"))
        ? HistoryState.APPLIED
        : HistoryState.UNDONE;
  }
}
