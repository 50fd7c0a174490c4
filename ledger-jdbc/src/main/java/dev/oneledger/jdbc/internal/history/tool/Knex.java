package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.jdbc.internal.history.rows.TimeRule;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryReading;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** knex: a set of file names, with a lock row in a second table. */
public final class Knex {
  private static final String TIME = "migration_time";
  private static final Predicate<String> MILLISECONDS =
      Pattern.compile("\\d{12,15}").asMatchPredicate();
  private static final HistoryShape SHAPE =
      HistoryShape.keyedBy(new KeyColumn("name")).id(IdRule.named("name")).details("batch");

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("knex", Fingerprint.of("id", "name", "batch", TIME), "knex_migrations"),
          Knex::read,
          ToolOption.ZONE);

  private Knex() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    TableRows rows = TableRows.of(SHAPE.appliedAt(time(lookup))).order(RowOrder.latestBy("id"));
    HistoryReading reading = lookup.reading(lookup.rows(rows));
    return isLocked(lookup) ? reading.withLock(new HistoryLock("", "")) : reading;
  }

  /** On SQLite, knex writes milliseconds since 1970. */
  private static Part<Optional<Instant>> time(Lookup lookup) {
    TimeRule column = lookup.time(TIME);
    return Part.of(
        List.of(TIME),
        fields -> {
          String value = fields.textOrEmpty(TIME);
          return MILLISECONDS.test(value)
              ? Optional.of(Instant.ofEpochMilli(Long.parseLong(value)))
              : column.read(fields);
        });
  }

  private static boolean isLocked(Lookup lookup) throws SQLException {
    Optional<FoundTable> lock = lookup.beside(lookup.table().name() + "_lock", "is_locked");
    return lock.isPresent()
        && lookup
            .session()
            .select(
                lock.get(),
                List.of("is_locked"),
                List.of(),
                fields -> Boolean.TRUE.equals(fields.truth("is_locked")))
            .contains(true);
  }
}
