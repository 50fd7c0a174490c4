package dev.oneledger.ddl.internal.proof;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of H2 as texts of which no two mean the same. */
final class H2Value {

  private H2Value() {}

  /** The value at a place; the row tells afterwards whether it was NULL. */
  static String text(ResultSet row, int place) throws SQLException {
    return switch (row.getMetaData().getColumnType(place)) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.JAVA_OBJECT ->
          hex(row.getBytes(place));
      case Types.ARRAY -> elements(row.getArray(place));
      default -> String.valueOf(row.getString(place));
    };
  }

  private static String hex(byte @Nullable [] bytes) {
    return bytes == null ? "" : HexFormat.of().formatHex(bytes);
  }

  private static String elements(@Nullable Array array) throws SQLException {
    return array == null ? "" : elements((Object[]) array.getArray());
  }

  /** H2's own text of an array does not tell where an element ends. */
  private static String elements(@Nullable Object[] elements) throws SQLException {
    StringBuilder text = new StringBuilder("[");
    for (Object element : elements) {
      String one = element(element);
      text.append(element == null ? "-" : one.length() + ":" + one);
    }
    return text.append(']').toString();
  }

  private static String element(@Nullable Object element) throws SQLException {
    if (element instanceof byte[] bytes) {
      return hex(bytes);
    }
    if (element instanceof Object[] nested) {
      return elements(nested);
    }
    return element instanceof Array array ? elements(array) : String.valueOf(element);
  }
}
