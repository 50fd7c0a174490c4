package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a row's state stands. Internal: may change in any release.
 *
 * @param column the column; null if every row there is means applied
 * @param values what its values mean, in lower case; empty for a column that says yes or no
 */
public record StateRule(@Nullable String column, Map<String, HistoryState> values)
    implements Part<HistoryState> {

  /** Every row there is was applied. */
  public static final StateRule APPLIED = new StateRule(null, Map.of());

  public StateRule {
    Map<String, HistoryState> lower = new TreeMap<>();
    values.forEach((value, state) -> lower.put(value.toLowerCase(Locale.ROOT), state));
    values = Map.copyOf(lower);
  }

  @Override
  public List<String> columns() {
    return column == null ? List.of() : List.of(column);
  }

  @Override
  public HistoryState read(Fields fields) throws SQLException {
    if (column == null) {
      return HistoryState.APPLIED;
    }
    return values.isEmpty() ? succeeded(fields, column) : mapped(fields, column);
  }

  private static HistoryState succeeded(Fields fields, String column) throws SQLException {
    Boolean success = fields.truth(column);
    if (success == null) {
      return HistoryState.PARTIAL;
    }
    return success ? HistoryState.APPLIED : HistoryState.FAILED;
  }

  private HistoryState mapped(Fields fields, String column) throws SQLException {
    String value = fields.textOrEmpty(column);
    HistoryState state = values.get(value.strip().toLowerCase(Locale.ROOT));
    if (state == null) {
      throw new LedgerException(
          "Column %s of %s says '%s', and nothing tells what that means: expected one of %s. Add it to the mapping of states."
              .formatted(column, fields.table(), value, new TreeMap<>(values).keySet()));
    }
    return state;
  }
}
