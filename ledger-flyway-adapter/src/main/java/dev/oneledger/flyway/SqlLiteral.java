package dev.oneledger.flyway;

import dev.oneledger.SqlDialect;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Values and names as SQL, so that they mean the same whatever the session's settings are: no
 * literal relies on whether a backslash escapes in it.
 */
final class SqlLiteral {
  private SqlLiteral() {}

  /** A text. */
  static String text(String value, SqlDialect dialect) {
    String quoted = "'" + value.replace("'", "''") + "'";
    if (value.indexOf('\\') < 0) {
      return quoted;
    }
    return switch (dialect) {
      case POSTGRESQL -> "E" + quoted.replace("\\", "\\\\");
      case MARIADB -> "CONVERT(X'%s' USING utf8mb4)".formatted(hex(value));
      case H2 -> quoted;
    };
  }

  private static String hex(String value) {
    return HexFormat.of().withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8));
  }

  /** The name of a table, schema or index, spelled as it is. */
  static String name(String name, SqlDialect dialect) {
    char quote = dialect == SqlDialect.MARIADB ? '`' : '"';
    return quote + name.replace(String.valueOf(quote), "" + quote + quote) + quote;
  }
}
