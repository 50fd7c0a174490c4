package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.Part;
import dev.oneledger.jdbc.internal.history.rows.RowOrder;
import dev.oneledger.jdbc.internal.history.rows.RowStates;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * jOOQ Migrations: a log of moves from one version to another. The last move that succeeded says
 * where the database is, so a move to a version that was reached before takes back what came after
 * it. Versions that a move passes on its way have no row.
 */
public final class Jooq {
  private static final String FROM = "migrated_from";

  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "jOOQ",
              Fingerprint.of("id", FROM, "migrated_to", "status"),
              "jooq_migration_history"),
          Jooq::read,
          ToolOption.ZONE);

  private Jooq() {}

  private static HistoryReading read(Lookup lookup) throws SQLException {
    HistoryShape shape =
        HistoryShape.keyedBy(new KeyColumn("migrated_to"))
            .id(IdRule.named("migrated_to"))
            .state(Part.of(List.of("status"), Jooq::state))
            .appliedAt(lookup.time("migrated_at"))
            .details(FROM, "migrated_to_tags", "client_user_name", "migration_time", "resolution");
    Map<String, HistoryRow> reached = new LinkedHashMap<>();
    for (HistoryRow move : lookup.rows(TableRows.of(shape).order(RowOrder.everyBy("id")))) {
      follow(move, reached);
    }
    return lookup.reading(List.copyOf(reached.values()));
  }

  private static void follow(HistoryRow move, Map<String, HistoryRow> reached) {
    HistoryRow from = reached.get(move.details().getOrDefault(FROM, ""));
    HistoryRow before = reached.get(move.key());
    if (isBack(move, from, before)) {
      back(move, reached);
      return;
    }
    if (move.state() == HistoryState.APPLIED) {
      againUpTo(move, from, reached);
    }
    reached.remove(move.key());
    reached.put(move.key(), move);
  }

  /** To a version that is applied already, or to one that comes before where it starts from. */
  private static boolean isBack(
      HistoryRow move, @Nullable HistoryRow from, @Nullable HistoryRow before) {
    if (before != null && before.state() == HistoryState.APPLIED) {
      return true;
    }
    return from != null
        && from.state() == HistoryState.APPLIED
        && (move.id() == null || (from.id() != null && move.id().compareTo(from.id()) < 0));
  }

  private static void back(HistoryRow move, Map<String, HistoryRow> reached) {
    if (move.state() != HistoryState.APPLIED) {
      // On the way back, and not there: what is left of the version it came from is not known.
      reached.computeIfPresent(
          move.details().getOrDefault(FROM, ""),
          (version, row) -> RowStates.with(row, HistoryState.PARTIAL));
      return;
    }
    MigrationId target = move.id();
    reached.replaceAll(
        (version, row) ->
            row.id() != null && (target == null || row.id().compareTo(target) > 0)
                ? RowStates.with(row, HistoryState.UNDONE)
                : row);
    if (target != null) {
      reached.putIfAbsent(move.key(), move);
    }
  }

  /** What was undone and lies on the way is run again by a move forward. */
  private static void againUpTo(
      HistoryRow move, @Nullable HistoryRow from, Map<String, HistoryRow> reached) {
    MigrationId target = move.id();
    MigrationId start = from == null ? null : from.id();
    reached.replaceAll(
        (version, row) ->
            row.state() == HistoryState.UNDONE
                    && row.id() != null
                    && target != null
                    && row.id().compareTo(target) < 0
                    && (start == null || row.id().compareTo(start) > 0)
                ? RowStates.with(row, HistoryState.APPLIED)
                : row);
  }

  private static HistoryState state(Fields fields) throws SQLException {
    return switch (fields.textOrEmpty("status").strip().toUpperCase(Locale.ROOT)) {
      case "SUCCESS" -> HistoryState.APPLIED;
      case "FAILURE" -> HistoryState.FAILED;
      default -> HistoryState.PARTIAL;
    };
  }
}
