package dev.oneledger.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** How a product's column keeps a moment. Internal: may change in any release. */
public enum TimeColumn {
  /** As a timestamp with time zone that holds every year. */
  TIMESTAMP {
    @Override
    public Object value(Instant at) {
      return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Instant read(ResultSet row, String column) throws SQLException {
      return row.getObject(column, OffsetDateTime.class).toInstant();
    }
  },

  /** As text of ISO 8601 in UTC with six digits of the second, years before 1 with a sign. */
  TEXT {
    @Override
    public Object value(Instant at) {
      return Iso.FORMAT.format(at);
    }

    @Override
    public Instant read(ResultSet row, String column) throws SQLException {
      return Instant.parse(row.getString(column));
    }
  };

  /** Made when it is first used, which no start with nothing to do does. */
  private static final class Iso {
    static final DateTimeFormatter FORMAT =
        new DateTimeFormatterBuilder().appendInstant(6).toFormatter(Locale.ROOT);

    private Iso() {}
  }

  /** A moment as a parameter of a statement. */
  public abstract Object value(Instant at);

  /** The moment in a row. */
  public abstract Instant read(ResultSet row, String column) throws SQLException;
}
