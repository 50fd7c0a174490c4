package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.EntryRows;
import dev.oneledger.jdbc.internal.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads journals in plain JDBC, one round trip each. These are the reads of every start, so nothing
 * here loads a class of a library, nor links a lambda or a format, which a fresh process would wait
 * for. Where the tables are missing there are no entries. Thread-safe. Internal: may change in any
 * release.
 */
public final class JournalReads {
  /** So many names make a statement of some 300 kB at most. */
  private static final int JOURNALS_AT_ONCE = 1_000;

  private final Connections connections;
  private final LedgerTables tables;

  /** Of these tables. */
  public JournalReads(Connections connections, LedgerTables tables) {
    this.connections = connections;
    this.tables = tables;
  }

  /** The last entry, or none. */
  public List<JournalEntry> head(JournalKey key) {
    return query(entriesOf(key) + " ORDER BY " + column("sequence") + " DESC LIMIT 1");
  }

  /** The entries after a sequence number. */
  public List<JournalEntry> after(JournalKey key, long sequence) {
    return query(
        "%1$s AND %2$s > %3$s ORDER BY %2$s"
            .formatted(entriesOf(key), column("sequence"), sequence));
  }

  /** The last entry of every journal of an app. */
  Map<JournalKey, JournalEntry> heads(String app) {
    Map<JournalKey, JournalEntry> heads = new LinkedHashMap<>();
    query(tables.heads(app), into(heads));
    return heads;
  }

  /** The last entries of these journals. */
  Map<JournalKey, JournalEntry> heads(Collection<JournalKey> keys) {
    Map<String, Set<String>> byApp = new TreeMap<>();
    for (JournalKey key : keys) {
      Set<String> known = byApp.get(key.app());
      if (known == null) {
        known = new TreeSet<>();
        byApp.put(key.app(), known);
      }
      known.add(key.journal());
    }
    Map<JournalKey, JournalEntry> heads = new LinkedHashMap<>();
    for (Map.Entry<String, Set<String>> journals : byApp.entrySet()) {
      List<String> names = List.copyOf(journals.getValue());
      for (int from = 0; from < names.size(); from += JOURNALS_AT_ONCE) {
        int to = Math.min(names.size(), from + JOURNALS_AT_ONCE);
        query(tables.heads(journals.getKey(), names.subList(from, to)), into(heads));
      }
    }
    return heads;
  }

  private RowReader into(Map<JournalKey, JournalEntry> heads) {
    return new RowReader() {
      @Override
      public void read(ResultSet row) throws SQLException {
        heads.put(EntryRows.stored(row), entry(row));
      }
    };
  }

  private String entriesOf(JournalKey key) {
    return "SELECT "
        + tables.withFormat()
        + " FROM "
        + tables.journal()
        + " WHERE "
        + column("app")
        + " = "
        + tables.sql().literal(key.app())
        + " AND "
        + column("journal")
        + " = "
        + tables.sql().literal(key.journal());
  }

  private String column(String name) {
    return tables.sql().column(name);
  }

  private List<JournalEntry> query(String sql) {
    List<JournalEntry> entries = new ArrayList<>();
    query(
        sql,
        new RowReader() {
          @Override
          public void read(ResultSet row) throws SQLException {
            entries.add(entry(row));
          }
        });
    return entries;
  }

  private JournalEntry entry(ResultSet row) throws SQLException {
    return EntryRows.read(row, tables.sql().time());
  }

  private void query(String sql, RowReader reader) {
    try (Session session = Session.open(connections, tables.rules());
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
