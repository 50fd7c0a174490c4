package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.DetailsText;
import dev.oneledger.jdbc.internal.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Environment journals by the schema they were opened for. Internal: may change in any release. */
public record OtherJournals(LedgerTables tables) {

  /** Those for a schema, in order, without this one; none if there are no tables. */
  public List<JournalKey> of(Session session, String schema, JournalKey without) {
    TableSql sql = tables.sql();
    String query =
        "SELECT %1$s, %2$s, %3$s FROM %4$s WHERE %5$s = 1 AND %2$s LIKE 'environment:%%'"
            .formatted(
                sql.column("app"),
                sql.column("journal"),
                sql.column("details"),
                tables.journal(),
                sql.column("sequence"));
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(query)) {
      List<JournalKey> journals = new ArrayList<>();
      while (rows.next()) {
        if (schema.equals(DetailsText.decode(rows.getString(3)).get("schema"))) {
          journals.add(new JournalKey(rows.getString(1), rows.getString(2)));
        }
      }
      journals.remove(without);
      return journals.stream().sorted().toList();
    } catch (SQLException failed) {
      LedgerException unreadable = tables.unreadable(failed);
      if (unreadable == null) {
        return List.of();
      }
      throw unreadable;
    }
  }
}
