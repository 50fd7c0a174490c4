package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Asks what a journal ends with, and the format of the tables, in one query. It returns no row
 * where the table of the format is empty. Internal: may change in any release.
 */
public record HeadCheck(LedgerTables tables) {

  /** The query for the journal stored under this key. */
  public String sql(JournalKey stored) {
    return sql(tables.sql().literal(stored.app()), tables.sql().literal(stored.journal()));
  }

  /** The query where app and journal stand for what these expressions say. */
  String sql(String app, String journal) {
    return """
        SELECT f.%1$s AS %2$s, j.%3$s AS %3$s, j.%4$s AS %4$s FROM %5$s f
        LEFT JOIN %6$s j ON j.%7$s = %8$s AND j.%9$s = %10$s AND j.%3$s = (
          SELECT MAX(l.%3$s) FROM %6$s l WHERE l.%7$s = %8$s AND l.%9$s = %10$s)\
        """
        .formatted(
            tables.sql().column("version"),
            tables.sql().column("format"),
            tables.sql().column("sequence"),
            tables.sql().column("hash"),
            tables.format(),
            tables.journal(),
            tables.sql().column("app"),
            app,
            tables.sql().column("journal"),
            journal);
  }

  /** What a journal ends with; null where the table of the format is empty. */
  public @Nullable Found find(Session session, JournalKey stored) throws SQLException {
    try (Statement statement = session.statement();
        ResultSet row = statement.executeQuery(sql(stored))) {
      return row.next() ? read(row) : null;
    }
  }

  /**
   * The head in the row the result stands on.
   *
   * @throws dev.oneledger.LedgerException if a newer version made the tables
   */
  public Found read(ResultSet row) throws SQLException {
    tables.checkFormat(row.getInt("format"));
    return new Found(row.getLong("sequence"), row.getString("hash"));
  }

  /**
   * What a journal ends with.
   *
   * @param sequence 0 if it is empty
   * @param hash null if it is empty
   */
  public record Found(long sequence, @Nullable String hash) {}
}
