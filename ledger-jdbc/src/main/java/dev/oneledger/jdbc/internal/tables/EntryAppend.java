package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.EntryRows;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.JournalMovedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One append in plain JDBC, with literals of our own, so that it does not matter what a script has
 * set in the session. Internal: may change in any release.
 */
public record EntryAppend(LedgerTables tables, EntryChain chain) {

  /** Whether the tables are there and finished. */
  public boolean isReady(Session session) throws SQLException {
    try {
      return new HeadCheck(tables).find(session, chain.key()) != null;
    } catch (SQLException failed) {
      if (tables.rules().isMissingTable(failed)) {
        return false;
      }
      throw failed;
    }
  }

  /**
   * Looks whether the entries follow the journal as it is now.
   *
   * @throws JournalMovedException if they do not
   * @throws dev.oneledger.LedgerException if a newer version made the tables
   */
  public void check(Session session) throws SQLException {
    HeadCheck.Found found = new HeadCheck(tables).find(session, chain.key());
    boolean follows =
        found == null ? chain.isBeginning() : chain.follows(found.sequence(), found.hash());
    if (!follows) {
      throw new JournalMovedException(chain.key());
    }
  }

  /**
   * Writes them.
   *
   * @param took how long what they are about took; null if they are about nothing that ran
   */
  public void insert(Session session, @Nullable Duration took) throws SQLException {
    String rows =
        chain.entries().stream().map(entry -> row(entry, took)).collect(Collectors.joining(",\n"));
    session.execute("%s VALUES\n%s".formatted(tables.insertTimedEntries(), rows));
  }

  private String row(JournalEntry entry, @Nullable Duration took) {
    List<String> literals = new ArrayList<>();
    TableSql sql = tables.sql();
    List<@Nullable Object> values = EntryRows.values(entry.key(), entry, sql.time());
    for (int i = 0; i < values.size(); i++) {
      literals.add(literal(EntryRows.COLUMNS.get(i), values.get(i), entry));
    }
    literals.add(took == null ? "NULL" : Long.toString(took.toMillis()));
    return "(" + String.join(", ", literals) + ")";
  }

  private String literal(String column, @Nullable Object value, JournalEntry entry) {
    if (column.equals("at")) {
      return tables.sql().timeLiteral(entry.stamp().at());
    }
    return value instanceof Number number
        ? number.toString()
        : tables.sql().literal((String) value);
  }
}
