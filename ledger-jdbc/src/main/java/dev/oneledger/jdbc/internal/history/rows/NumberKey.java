package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A column with a whole number by which the tool knows a migration. Internal: may change in any
 * release.
 *
 * @param column the column, never null there
 */
public record NumberKey(String column) implements Part<String> {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public String read(Fields fields) throws SQLException {
    String number = new KeyColumn(column).read(fields).strip();
    if (!NUMBER.matcher(number).matches()) {
      throw new LedgerException(
          "A row of %s has something else than a number in its column %s: expected a whole number of at most 18 digits in every row. Check that it is the right table."
              .formatted(fields.table(), column));
    }
    return number;
  }
}
