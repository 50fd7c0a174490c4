package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ColumnsPart<T extends @Nullable Object>(List<String> columns, Reader<T> reader)
    implements Part<T> {

  @Override
  public T read(Fields fields) throws SQLException {
    return reader.read(fields);
  }
}
