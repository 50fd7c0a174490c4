package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.List;

/**
 * pgroll: a set per schema. One that is not done is between start and complete; changes past pgroll
 * that its trigger saw are rows too.
 */
public final class Pgroll {
  private static final Scope SCHEMA = new Scope("schema", "schema");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "pgroll",
              Fingerprint.of("schema", "name", "migration", "parent", "done"),
              "pgroll.migrations"),
          Pgroll::read,
          ToolOption.ONLY,
          ToolOption.ZONE);

  private Pgroll() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    String schema = SCHEMA.chosen(lookup);
    HistoryShape shape =
        HistoryShape.keyedBy(new KeyColumn("name"))
            .id(IdRule.named("name"))
            .state(Part.of(List.of("done", "migration_type"), Pgroll::state))
            .appliedAt(lookup.time("updated_at"))
            .details("migration_type");
    TableRows rows =
        TableRows.of(shape)
            .only(List.of("schema"), fields -> schema.equals(fields.text("schema")))
            .order(RowOrder.by("created_at"));
    return lookup.reading(lookup.rows(rows), "schema '%s'".formatted(schema));
  }

  private static HistoryState state(Fields fields) throws SQLException {
    if (!Boolean.TRUE.equals(fields.truth("done"))) {
      return HistoryState.PARTIAL;
    }
    return "baseline".equals(fields.text("migration_type"))
        ? HistoryState.BASELINED
        : HistoryState.APPLIED;
  }
}
