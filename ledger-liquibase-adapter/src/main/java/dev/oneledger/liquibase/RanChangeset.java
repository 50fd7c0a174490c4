package dev.oneledger.liquibase;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One row as Liquibase wrote it.
 *
 * @param sum MD5SUM; null where it was cleared
 * @param description what its changes are, such as {@code sql} or {@code createTable tableName=t};
 *     empty where the table does not say
 * @param at when it ran, if that is known
 * @param details what else the row says
 */
record RanChangeset(
    ChangesetKey key,
    HistoryState state,
    @Nullable String sum,
    String description,
    @Nullable Instant at,
    SortedMap<String, String> details) {
  private static final String AT = "dateexecuted";
  private static final String DESCRIPTION = "description";
  private static final String EXEC_TYPE = "exectype";
  private static final String SUM = "md5sum";

  /** Columns that every version has had. */
  static final List<String> REQUIRED = List.of("id", "author", "filename", AT, SUM);

  /** Columns that some versions lack, and what they say of a row. */
  private static final Map<String, String> DETAILS =
      Map.of(
          EXEC_TYPE,
          EXEC_TYPE,
          "orderexecuted",
          "order",
          "tag",
          "tag",
          "liquibase",
          "liquibase",
          "contexts",
          "contexts",
          "labels",
          "labels",
          "comments",
          "comments",
          "deployment_id",
          "deployment");

  static final List<String> COLUMNS =
      Stream.of(REQUIRED.stream(), DETAILS.keySet().stream().sorted(), Stream.of(DESCRIPTION))
          .flatMap(columns -> columns)
          .toList();

  /** What the rows are ordered by in a table. */
  static List<String> order(FoundTable table) {
    return Stream.of(AT, "orderexecuted").filter(table::has).toList();
  }

  /**
   * Reads a row.
   *
   * @param zone the zone of its time; null if that is not known
   */
  static RanChangeset read(Fields fields, @Nullable ZoneId zone) throws SQLException {
    SortedMap<String, String> details = new TreeMap<>();
    for (Map.Entry<String, String> column : DETAILS.entrySet()) {
      String value = fields.textOrEmpty(column.getKey());
      if (!value.isBlank()) {
        details.put(column.getValue(), value);
      }
    }
    return new RanChangeset(
        new ChangesetKey(
            fields.textOrEmpty("filename"), fields.textOrEmpty("id"), fields.textOrEmpty("author")),
        state(fields.textOrEmpty(EXEC_TYPE)),
        fields.text(SUM),
        fields.textOrEmpty(DESCRIPTION).strip(),
        zone == null ? null : moment(fields.localTime(AT), zone),
        details);
  }

  private static @Nullable Instant moment(@Nullable LocalDateTime local, ZoneId zone) {
    return local == null ? null : local.atZone(zone).toInstant();
  }

  /** A word that is not known counts as run: the row is what keeps Liquibase from running it. */
  private static HistoryState state(String execType) {
    return switch (execType.strip().toUpperCase(Locale.ROOT)) {
      case "FAILED" -> HistoryState.FAILED;
      case "MARK_RAN", "SKIPPED" -> HistoryState.MARKED_RAN;
      default -> HistoryState.APPLIED;
    };
  }

  /** Whether all it ran is one SQL text, as far as the table says. */
  boolean isOneSqlText() {
    String kind = description.toLowerCase(Locale.ROOT);
    boolean several = kind.contains(";");
    return !several
        && (kind.isEmpty()
            || kind.equals("custom sql")
            || kind.equals("sql")
            || kind.equals("sqlfile")
            || kind.startsWith("sqlfile "));
  }
}
