package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.util.List;

record ColumnsPart<T>(List<String> columns, Reader<T> reader) implements Part<T> {

  @Override
  public T read(Fields fields) throws SQLException {
    return reader.read(fields);
  }
}
