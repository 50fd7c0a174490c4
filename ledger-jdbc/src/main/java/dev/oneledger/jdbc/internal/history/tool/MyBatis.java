package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;

/** MyBatis Migrations: a set of ids with a description and the local time as text. */
public final class MyBatis {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "MyBatis Migrations",
              Fingerprint.of("ID", "APPLIED_AT", "DESCRIPTION").without("CHECKSUM"),
              "CHANGELOG"),
          ToolReader.rows(
              TableRows.of(
                      HistoryShape.keyedBy(new KeyColumn("ID"))
                          .id(IdRule.columns("ID", "DESCRIPTION")))
                  .order(RowOrder.by("ID")),
              "APPLIED_AT"),
          ToolOption.ZONE);

  private MyBatis() {}
}
