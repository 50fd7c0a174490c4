package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.EntryRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Reads journals in plain JDBC, one round trip each. These are the reads of every start, so nothing
 * here loads a class of a library. Where the tables are missing there are no entries. Thread-safe.
 */
final class JournalReads {
  private final DataSource dataSource;
  private final LedgerTables tables;

  JournalReads(DataSource dataSource, LedgerTables tables) {
    this.dataSource = dataSource;
    this.tables = tables;
  }

  /** The last entry, or none. */
  List<JournalEntry> head(JournalKey key) {
    return query(select() + where(key) + " ORDER BY sequence DESC LIMIT 1");
  }

  /** The entries after a sequence number. */
  List<JournalEntry> after(JournalKey key, long sequence) {
    return query(select() + where(key) + " AND sequence > " + sequence + " ORDER BY sequence");
  }

  /**
   * The last entry of every journal of an app: from journal to journal along the primary key's
   * index, two probes for each, however many entries there are.
   */
  Map<JournalKey, JournalEntry> heads(String app) {
    Map<JournalKey, JournalEntry> heads = new LinkedHashMap<>();
    query(
        """
        WITH RECURSIVE journals (name) AS (
          (SELECT journal FROM %1$s WHERE app = %2$s ORDER BY app, journal LIMIT 1)
          UNION ALL
          SELECT (SELECT next.journal FROM %1$s next
                  WHERE next.app = %2$s AND next.journal > journals.name
                  ORDER BY next.app, next.journal LIMIT 1)
          FROM journals WHERE journals.name IS NOT NULL)
        SELECT %3$s, (SELECT version FROM %4$s) AS format
        FROM journals CROSS JOIN LATERAL (
          SELECT * FROM %1$s
          WHERE app = %2$s AND journal = journals.name
          ORDER BY app DESC, journal DESC, sequence DESC LIMIT 1) entry\
        """
            .formatted(tables.journal(), SqlLiteral.text(app), EntryRows.COLUMNS, tables.format()),
        row -> heads.put(EntryRows.stored(row), EntryRows.read(row)));
    return heads;
  }

  private String select() {
    return "SELECT %s, (SELECT version FROM %s) AS format FROM %s"
        .formatted(EntryRows.COLUMNS, tables.format(), tables.journal());
  }

  private static String where(JournalKey key) {
    return " WHERE app = %s AND journal = %s"
        .formatted(SqlLiteral.text(key.app()), SqlLiteral.text(key.journal()));
  }

  private List<JournalEntry> query(String sql) {
    List<JournalEntry> entries = new ArrayList<>();
    query(sql, row -> entries.add(EntryRows.read(row)));
    return entries;
  }

  private void query(String sql, RowReader reader) {
    try (Session session = Session.open(dataSource);
        Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        tables.checkFormat(rows.getInt("format"));
        reader.read(rows);
      }
    } catch (SQLException failed) {
      LedgerException unreadable = tables.unreadable(failed);
      if (unreadable != null) {
        throw unreadable;
      }
    }
  }

  /** Takes the row the result stands on. */
  private interface RowReader {
    void read(ResultSet row) throws SQLException;
  }
}
