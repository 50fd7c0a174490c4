package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryReading;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** EF Core: a set of ids such as {@code 20240101120000_Init}; on SQLite a row is its lock. */
public final class EfCore {
  private static final String LOCK = "__EFMigrationsLock";
  private static final TableRows ROWS =
      TableRows.of(
          HistoryShape.keyedBy(new KeyColumn("MigrationId"))
              .id(IdRule.named("MigrationId"))
              .details("ProductVersion"));

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "EF Core", Fingerprint.of("MigrationId", "ProductVersion"), "__EFMigrationsHistory"),
          EfCore::read);

  private EfCore() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    HistoryReading reading = lookup.reading(lookup.rows(ROWS));
    Optional<FoundTable> lock = lookup.beside(LOCK, "Id", "Timestamp");
    if (lock.isEmpty()) {
      return reading;
    }
    List<HistoryLock> held =
        lookup
            .session()
            .select(
                lock.get(),
                List.of("Timestamp"),
                List.of(),
                fields -> new HistoryLock("", fields.textOrEmpty("Timestamp")));
    return held.isEmpty() ? reading : reading.withLock(held.get(0));
  }
}
