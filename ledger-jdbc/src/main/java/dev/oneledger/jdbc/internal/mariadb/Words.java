package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.jdbc.internal.stepwise.ReadStatement;
import dev.oneledger.jdbc.internal.stepwise.SessionWords;
import dev.oneledger.spi.SqlStatement;
import java.util.Set;

/** What MariaDB does with a statement, by its words. */
record Words(ReadStatement read) implements SessionWords {
  private static final Set<String> ROWS =
      Set.of("INSERT", "REPLACE", "UPDATE", "DELETE", "SELECT", "WITH", "VALUES", "DO");
  private static final Set<String> WRITES = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");
  private static final Set<String> LOOKS = Set.of("SHOW", "EXPLAIN", "DESCRIBE", "DESC", "HELP");
  private static final Set<String> DEFINITIONS =
      Set.of("CREATE", "ALTER", "DROP", "RENAME", "TRUNCATE", "GRANT", "REVOKE", "COMMENT");
  private static final Set<String> UPKEEP =
      Set.of("ANALYZE", "OPTIMIZE", "CHECK", "REPAIR", "CHECKSUM");

  static Words of(SqlStatement statement) {
    return new Words(ReadStatement.of(statement, SqlDialect.MARIADB));
  }

  @Override
  public StatementWords all() {
    return read.words();
  }

  private boolean beginsWithOneOf(Set<String> words) {
    return words.contains(all().first());
  }

  /** Reads or writes rows, or computes something. */
  boolean isAboutRows() {
    return beginsWithOneOf(ROWS) || (setsInSession() && !choosesDatabase());
  }

  /** Writes rows, not only by what its functions do. */
  boolean writesRows() {
    return beginsWithOneOf(WRITES);
  }

  /** Writes a file of the server's. */
  boolean writesFile() {
    return all().has("OUTFILE") || all().has("DUMPFILE");
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
    return (beginsWithOneOf(UPKEEP) && (all().has("TABLE") || all().has("TABLES")))
        || all().first().equals("FLUSH");
  }

  @Override
  public boolean isOfTemporaryTable() {
    return read.isOfTemporaryTable();
  }

  @Override
  public boolean setsInSession() {
    return (all().first().equals("SET") && !setsElsewhere()) || choosesDatabase();
  }

  /** Changes what unqualified names mean. */
  boolean choosesDatabase() {
    return all().first().equals("USE");
  }

  /** Sets something of the server's. */
  boolean setsElsewhere() {
    return all().first().equals("SET")
        && (all().has("GLOBAL")
            || all().has("PASSWORD")
            || all().beginsWith("SET", "STATEMENT")
            || all().beginsWith("SET", "DEFAULT", "ROLE"));
  }

  @Override
  public boolean isPrepared() {
    return all().first().equals("PREPARE") || all().first().equals("DEALLOCATE");
  }

  /** All it may change in its session can be listed. */
  boolean leavesNoTrace() {
    boolean known =
        beginsWithOneOf(ROWS)
            || onlyLooks()
            || isDefinition()
            || isUpkeep()
            || (setsInSession() && !all().beginsWith("SET", "ROLE"));
    return known && !all().has("TEMPORARY");
  }

  /** Cannot change anything in its session. */
  boolean isPlain() {
    boolean changes = DEFINITIONS.contains(all().first()) || writesRows();
    return changes && !all().has("TEMPORARY") && all().variables().isEmpty();
  }
}
