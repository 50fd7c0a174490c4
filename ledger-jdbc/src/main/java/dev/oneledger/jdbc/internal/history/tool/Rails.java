package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryReading;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rails: a set of versions, no names, no times, no checksums. */
public final class Rails {
  static final String METADATA = "ar_internal_metadata";
  static final Fingerprint VERSION_ALONE =
      Fingerprint.of("version").without("dirty", "inserted_at", "ts", "statements", "id");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("Rails", VERSION_ALONE, "schema_migrations").with(METADATA), Rails::read);

  /** One text column with a version. */
  static final TableRows VERSIONS =
      TableRows.of(HistoryShape.keyedBy(new KeyColumn("version")).id(IdRule.column("version")));

  private Rails() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    return lookup.reading(lookup.rows(VERSIONS), environment(lookup));
  }

  private static String environment(Lookup lookup) throws SQLException {
    Optional<FoundTable> metadata = lookup.beside(METADATA, "key", "value");
    if (metadata.isEmpty()) {
      return "no readable " + METADATA;
    }
    return lookup
        .session()
        .select(metadata.get(), List.of("key", "value"), List.of(), Rails::environmentIn)
        .stream()
        .filter(value -> !value.isEmpty())
        .findFirst()
        .map("environment '%s'"::formatted)
        .orElse("no environment in " + METADATA);
  }

  private static String environmentIn(Fields fields) throws SQLException {
    return "environment".equals(fields.text("key")) ? fields.textOrEmpty("value") : "";
  }
}
