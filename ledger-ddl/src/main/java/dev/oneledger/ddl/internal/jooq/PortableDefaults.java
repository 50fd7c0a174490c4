package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.portable.ColumnType;
import dev.oneledger.ddl.internal.portable.Expression;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Defaults of columns: literals of the column's own type, or the present time. */
final class PortableDefaults {
  private static final String NOW = "CURRENT_TIMESTAMP";

  private PortableDefaults() {}

  /** The default; null for a NULL, which every column without one has. */
  static @Nullable Expression read(Field<?> value, ColumnType type) throws NotPortable {
    if (value instanceof QOM.CurrentTimestamp<?> && type.kind() == ColumnType.Kind.TIMESTAMP) {
      return now(value, type);
    }
    if (!(value instanceof Param<?> literal)) {
      throw new NotPortable("a default other than a literal or the present time");
    }
    Object given = literal.getValue();
    if (given == null) {
      return null;
    }
    if (!fits(given, type)) {
      throw new NotPortable(
          "a default that is no literal of its column's type: some products convert it and some refuse it");
    }
    return PortableExpressions.inAll(value, Set.of());
  }

  /** The present time with as many digits as the column has. */
  private static Expression now(Field<?> value, ColumnType type) throws NotPortable {
    String written =
        QuietJooq.in(SqlDialect.POSTGRESQL).renderInlined(value).toUpperCase(Locale.ROOT);
    String now = "%s(%s)".formatted(NOW, type.size());
    if (!written.equals(NOW) && !written.equals(now)) {
      throw new NotPortable("the present time with other digits than its column has");
    }
    Map<SqlDialect, String> texts = new EnumMap<>(SqlDialect.class);
    for (SqlDialect dialect : SqlDialect.values()) {
      texts.put(dialect, now);
    }
    return new Expression(now, texts, Set.of());
  }

  private static boolean fits(Object value, ColumnType type) {
    return switch (type.kind()) {
      case SMALLINT -> isWhole(value, Short.MIN_VALUE, Short.MAX_VALUE);
      case INTEGER -> isWhole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case BIGINT -> isWhole(value, Long.MIN_VALUE, Long.MAX_VALUE);
      case NUMERIC -> value instanceof Number number && hasRoom(type, number);
      case REAL, DOUBLE -> value instanceof Number;
      case BOOLEAN -> value instanceof Boolean;
      case VARCHAR ->
          value instanceof String text && text.codePointCount(0, text.length()) <= type.size();
      case TEXT -> value instanceof String;
      case DATE -> value instanceof java.sql.Date;
      case TIMESTAMP -> value instanceof java.sql.Timestamp;
    };
  }

  private static boolean isWhole(Object value, long least, long most) {
    if (!(value instanceof Long || value instanceof Integer || value instanceof Short)) {
      return false;
    }
    long number = ((Number) value).longValue();
    return number >= least && number <= most;
  }

  private static boolean hasRoom(ColumnType type, Number number) {
    BigDecimal value = new BigDecimal(number.toString());
    return value.scale() <= type.scale()
        && value.precision() - value.scale() <= type.size() - type.scale();
  }
}
