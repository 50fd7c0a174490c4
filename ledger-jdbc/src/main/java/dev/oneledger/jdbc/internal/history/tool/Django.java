package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
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
    TableRows rows = app == null ? everything() : of(app);
    HistoryShape shape = rows.shape().appliedAt(lookup.time("applied")).details("app");
    return lookup.reading(
        lookup.rows(rows.shape(shape).order(RowOrder.latestBy("id"))),
        app == null ? "all apps" : "app '%s'".formatted(app));
  }

  private static TableRows everything() {
    return TableRows.of(
        HistoryShape.keyedBy(
            Part.of(
                List.of("app", "name"),
                fields -> fields.textOrEmpty("app") + "/" + fields.textOrEmpty("name"))));
  }

  private static TableRows of(String app) {
    return TableRows.of(HistoryShape.keyedBy(new KeyColumn("name")).id(IdRule.named("name")))
        .only(List.of("app"), fields -> Objects.equals(app, fields.text("app")));
  }
}
