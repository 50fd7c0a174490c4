package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.util.List;

/**
 * One thing that is read from a row. Internal: may change in any release.
 *
 * @param <T> what it is
 */
public interface Part<T> {

  /** The columns it is read from; those the table lacks read as null. */
  List<String> columns();

  /** Reads it. */
  T read(Fields fields) throws SQLException;

  /** How a part is read. */
  @FunctionalInterface
  interface Reader<T> {
    /** Reads it. */
    T read(Fields fields) throws SQLException;
  }

  /** A part read from some columns. */
  static <T> Part<T> of(List<String> columns, Reader<T> reader) {
    return new ColumnsPart<>(columns, reader);
  }
}
