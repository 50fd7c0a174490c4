package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryReading;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Django: a set of app and name. Every app counts from {@code 0001}, so a row has an id only where
 * one app is read. Nothing keeps a pair from being there twice, and Django itself does not mind.
 */
public final class Django {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("Django", Fingerprint.of("id", "app", "name"), "django_migrations"),
          Django::read,
          ToolOption.ONLY,
          ToolOption.ZONE);

  private Django() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    String app = lookup.options().only();
    HistoryShape shape =
        HistoryShape.keyedBy(Part.of(List.of("app", "name"), Django::key))
            .appliedAt(lookup.time("applied"));
    TableRows rows =
        app == null
            ? TableRows.of(shape)
            : TableRows.of(shape.id(IdRule.named("name")))
                .only(List.of("app"), fields -> Objects.equals(app, fields.text("app")));
    return lookup.reading(
        lookup.rows(rows.order(RowOrder.latestBy("id"))),
        app == null ? "all apps" : "app '%s'".formatted(app));
  }

  private static String key(Fields fields) throws SQLException {
    return fields.textOrEmpty("app") + "/" + fields.textOrEmpty("name");
  }
}
