package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.spi.HistoryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the rows of a table mean, one by one and together. Internal: may change in any release.
 *
 * @param shape what one row means
 * @param only which rows are migrations
 * @param order what they mean together
 */
public record TableRows(HistoryShape shape, Part<Boolean> only, RowOrder order) {

  private static final Part<Boolean> ALL = Part.of(List.of(), fields -> true);

  /** Every row is a migration, and there is one of each, in the order of their ids. */
  public static TableRows of(HistoryShape shape) {
    return new TableRows(shape, ALL, RowOrder.BY_ID);
  }

  /** The same, where a row means something else. */
  public TableRows shape(HistoryShape changed) {
    return new TableRows(changed, only, order);
  }

  /** The same, in another order. */
  public TableRows order(RowOrder changed) {
    return new TableRows(shape, only, changed);
  }

  /** The same without the rows that are markers and no migrations. */
  public TableRows only(List<String> columns, Part.Reader<Boolean> rule) {
    return new TableRows(shape, Part.of(columns, rule), order);
  }

  /** Reads them all. */
  public List<HistoryRow> read(ReadOnlySession session, FoundTable table) throws SQLException {
    List<String> columns = new ArrayList<>(shape.columns());
    columns.addAll(only.columns());
    List<HistoryRow> rows =
        session.select(table, columns, order.column(), this::row).stream()
            .flatMap(Optional::stream)
            .toList();
    return order.arrange(table, rows);
  }

  /** Every column that is read. */
  public List<String> columns() {
    return Stream.of(shape.columns(), only.columns(), order.column())
        .flatMap(List::stream)
        .distinct()
        .toList();
  }

  private Optional<HistoryRow> row(Fields fields) throws SQLException {
    return only.read(fields) ? Optional.of(shape.row(fields)) : Optional.empty();
  }
}
