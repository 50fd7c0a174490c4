package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;

/** Sequelize with umzug: a set of file names, in the order of the names. */
public final class Sequelize {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("Sequelize", Fingerprint.of("name"), "SequelizeMeta"),
          ToolReader.rows(
              TableRows.of(HistoryShape.keyedBy(new KeyColumn("name")).id(IdRule.named("name")))
                  .order(RowOrder.by("name"))));

  private Sequelize() {}
}
