package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** TypeORM: a set of class names, whose last digits are the timestamp that orders them. */
public final class TypeOrm {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "TypeORM",
              Fingerprint.of("id", "timestamp", "name").without("batch", "hash", "done"),
              "migrations"),
          ToolReader.rows(
              TableRows.of(
                      HistoryShape.keyedBy(new KeyColumn("name"))
                          .id(Part.of(List.of("timestamp", "name"), TypeOrm::id)))
                  .order(RowOrder.latestBy("id"))));

  private TypeOrm() {}

  private static Optional<MigrationId> id(Fields fields) throws SQLException {
    String timestamp = fields.textOrEmpty("timestamp");
    String name = fields.textOrEmpty("name");
    String slug =
        name.endsWith(timestamp) ? name.substring(0, name.length() - timestamp.length()) : name;
    return Optional.ofNullable(HistoryIds.versioned(timestamp, slug));
  }
}
