package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;

/** Laravel: a set of file names without {@code .php}; what is rolled back is deleted. */
public final class Laravel {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("Laravel", Fingerprint.of("id", "migration", "batch"), "migrations"),
          ToolReader.rows(
              TableRows.of(
                      HistoryShape.keyedBy(new KeyColumn("migration"))
                          .id(IdRule.named("migration"))
                          .details("batch"))
                  .order(RowOrder.latestBy("id"))));

  private Laravel() {}
}
