package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.spi.SqlStatement;
import java.util.Set;

/** What MariaDB does with a statement, by its words. */
record Words(SqlStatement statement, StatementWords all) {
  private static final Set<String> ROWS =
      Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES", "DO");
  private static final Set<String> LOOKS = Set.of("SHOW", "EXPLAIN", "DESCRIBE", "DESC", "HELP");
  private static final Set<String> DEFINITIONS =
      Set.of("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "GRANT", "REVOKE", "COMMENT");
  private static final Set<String> UPKEEP =
      Set.of("ANALYZE", "OPTIMIZE", "CHECK", "REPAIR", "CHECKSUM");

  static Words of(SqlStatement statement) {
    return new Words(statement, StatementWords.of(statement.text(), SqlDialect.MARIADB));
  }

  private boolean beginsWithOneOf(Set<String> words) {
    return words.contains(all.first());
  }

  /** Reads or writes rows, or computes something. */
  boolean isAboutRows() {
    return beginsWithOneOf(ROWS) || setsInSession();
  }

  /** Writes a file of the server's. */
  boolean writesFile() {
    return all.has("OUTFILE") || all.has("DUMPFILE");
  }

  /** Shows something and changes nothing. */
  boolean onlyLooks() {
    return beginsWithOneOf(LOOKS);
  }

  /** Commits by itself what came before it. */
  boolean isDefinition() {
    return beginsWithOneOf(DEFINITIONS) && !isOfTemporaryTable();
  }

  /** Looks after tables, and changes none of their rows. */
  boolean isUpkeep() {
    return (beginsWithOneOf(UPKEEP) && (all.has("TABLE") || all.has("TABLES")))
        || all.first().equals("FLUSH");
  }

  /** Creates or drops what the session alone sees. */
  boolean isOfTemporaryTable() {
    return (all.first().equals("CREATE") || all.first().equals("DROP"))
        && (all.beginsWith("CREATE", "TEMPORARY")
            || all.beginsWith("CREATE", "OR", "REPLACE", "TEMPORARY")
            || all.beginsWith("DROP", "TEMPORARY"));
  }

  /** Fills the table that it creates. */
  boolean createsFromRows() {
    return all.first().equals("CREATE")
        && "table".equals(statement.classification().objectType())
        && all.has("SELECT");
  }

  /** Puts something new in the place of rows or numbers that were given out. */
  boolean replacesContents() {
    String type = String.valueOf(statement.classification().objectType());
    return all.beginsWith("CREATE", "OR", "REPLACE")
        && (type.equals("table") || type.equals("sequence"));
  }

  /** Sets something of the session's, and nothing else. */
  boolean setsInSession() {
    return all.first().equals("SET") && !setsElsewhere();
  }

  /** Sets something of the server's. */
  boolean setsElsewhere() {
    return all.first().equals("SET")
        && (all.has("GLOBAL")
            || all.has("PASSWORD")
            || all.beginsWith("SET", "STATEMENT")
            || all.beginsWith("SET", "DEFAULT", "ROLE"));
  }

  /** Keeps a statement under a name in the session, or drops it. */
  boolean isPrepared() {
    return all.first().equals("PREPARE") || all.first().equals("DEALLOCATE");
  }

  /** All it may change in its session can be listed. */
  boolean leavesNoTrace() {
    boolean known =
        beginsWithOneOf(ROWS)
            || onlyLooks()
            || isDefinition()
            || isUpkeep()
            || all.first().equals("USE")
            || (setsInSession() && !all.beginsWith("SET", "ROLE"));
    return known && !all.has("TEMPORARY");
  }

  /** Cannot change anything in its session. */
  boolean isPlain() {
    boolean changes =
        DEFINITIONS.contains(all.first())
            || Set.of("INSERT", "REPLACE", "UPDATE", "DELETE").contains(all.first());
    return changes && !all.has("TEMPORARY") && all.variables().isEmpty();
  }
}
