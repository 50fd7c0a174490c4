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
import java.util.regex.Pattern;

/** Environment journals by the schema they were opened for. Internal: may change in any release. */
public record OtherJournals(LedgerTables tables) {
  /** Names that details and patterns hold as they are; an underscore also stands for others. */
  private static final Pattern PLAIN = Pattern.compile("[\\w$-]+");

  /** Those for a schema, in order, without this one; none if there are no tables. */
  public List<JournalKey> of(Session session, String schema, JournalKey without) {
    TableSql sql = tables.sql();
    String query =
        "SELECT %1$s, %2$s, %3$s FROM %4$s WHERE %5$s = 1 AND %2$s LIKE 'environment:%%'%6$s"
            .formatted(
                sql.column("app"),
                sql.column("journal"),
                sql.column("details"),
                tables.journal(),
                sql.column("sequence"),
                likely(schema));
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

  /**
   * Leaves out most of those for other schemas, thousands where each tenant has one; the rest is
   * told by what the details say.
   */
  private String likely(String schema) {
    return PLAIN.matcher(schema).matches()
        ? " AND %s LIKE %s"
            .formatted(
                tables.sql().column("details"), tables.sql().literal("%schema=" + schema + "%"))
        : "";
  }
}
