package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.jdbc.internal.stepwise.ReadStatement;
import dev.oneledger.jdbc.internal.stepwise.SessionWords;
import dev.oneledger.spi.SqlStatement;
import java.util.Set;

/** What H2 does with a statement, by its words. */
record H2Words(ReadStatement read) implements SessionWords {
  private static final Set<String> ROWS =
      Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "SELECT", "WITH", "VALUES", "TABLE");
  private static final Set<String> LOOKS = Set.of("SHOW", "EXPLAIN");
  private static final Set<String> DEFINITIONS =
      Set.of(
          "CREATE",
          "ALTER",
          "DROP",
          "TRUNCATE",
          "COMMENT",
          "GRANT",
          "REVOKE",
          "ANALYZE",
          "REFRESH");

  /** Settings of a session; those of them that do not commit what came before. */
  private static final Set<String> OF_SESSION =
      Set.of(
          "SCHEMA",
          "SCHEMA_SEARCH_PATH",
          "CATALOG",
          "TIME",
          "NON_KEYWORDS",
          "VARIABLE_BINARY",
          "TRUNCATE_LARGE_LENGTH",
          "SESSION",
          "QUERY_TIMEOUT",
          "LOCK_TIMEOUT",
          "THROTTLE");

  private static final Set<String> WITHIN_TRANSACTION =
      Set.of("SCHEMA", "SCHEMA_SEARCH_PATH", "QUERY_TIMEOUT", "LOCK_TIMEOUT", "THROTTLE");

  static H2Words of(SqlStatement statement) {
    return new H2Words(ReadStatement.of(statement, SqlDialect.H2));
  }

  @Override
  public StatementWords all() {
    return read.words();
  }

  /** Reads or writes rows, or computes something. */
  boolean isAboutRows() {
    return ROWS.contains(all().first()) || setsVariable();
  }

  /** Shows something and changes nothing. */
  boolean onlyLooks() {
    return LOOKS.contains(all().first());
  }

  /** Commits by itself what came before it. */
  boolean isDefinition() {
    return DEFINITIONS.contains(all().first());
  }

  private boolean sets(Set<String> settings) {
    return all().first().equals("SET")
        && settings.stream().anyMatch(setting -> all().beginsWith("SET", setting));
  }

  private boolean setsVariable() {
    return all().first().equals("SET") && !all().assigned().isEmpty();
  }

  /** Sets something of the session's without committing what came before. */
  boolean setsWithinTransaction() {
    return sets(WITHIN_TRANSACTION);
  }

  /** Sets something of the session's or of the whole database's. */
  boolean isSetting() {
    return all().first().equals("SET") || all().first().equals("USE");
  }

  @Override
  public boolean setsInSession() {
    return setsVariable() || sets(OF_SESSION) || all().first().equals("USE");
  }

  @Override
  public boolean isPrepared() {
    return false;
  }

  @Override
  public boolean isOfTemporaryTable() {
    return read.isOfTemporaryTable();
  }
}
