package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.util.List;

/**
 * A column with the tool's own name for a migration. Internal: may change in any release.
 *
 * @param column the column, never null there
 */
public record KeyColumn(String column) implements Part<String> {

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public String read(Fields fields) throws SQLException {
    String name = fields.text(column);
    if (name == null) {
      throw new LedgerException(
          "A row of %s has nothing in its key column %s: expected a name in every row. Name a column that is never null."
              .formatted(fields.table(), column));
    }
    return name;
  }
}
