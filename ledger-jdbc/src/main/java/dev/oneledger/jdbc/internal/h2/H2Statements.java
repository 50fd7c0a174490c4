package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.internal.statementwise.Manner;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.StatementRules;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How statements are run on H2. */
final class H2Statements implements StatementRules {
  private final Session session;
  private @Nullable Set<String> routines;

  H2Statements(Session session) {
    this.session = session;
  }

  @Override
  public Optional<String> objection(SqlStatement statement) {
    H2Words words = H2Words.of(statement);
    if (statement.classification().verb() == StatementVerb.TRANSACTION
        || words.all().beginsWith("PREPARE", "COMMIT")
        || words.all().beginsWith("SET", "AUTOCOMMIT")) {
      return Optional.of(
          "the statement controls transactions itself, but data changes share a transaction with their journal entry, and all else commits by itself. Remove it.");
    }
    if (words.all().beginsWith("SET", "EXCLUSIVE") || words.all().first().equals("SHUTDOWN")) {
      return Optional.of(
          "the statement shuts out the session that holds the migration's lock. Remove it.");
    }
    return statement.classification().changesStringSyntax()
        ? Optional.of(
            "another MODE of the database reads statements otherwise than the file was split by. Choose the mode in the data source's URL.")
        : Optional.empty();
  }

  @Override
  public Manner manner(SqlStatement statement) throws SQLException {
    H2Words words = H2Words.of(statement);
    if (words.isAboutRows()) {
      return callsRoutine(words) ? Manner.PIECEMEAL : Manner.IN_TRANSACTION;
    }
    if (words.onlyLooks() || words.setsWithinTransaction()) {
      return Manner.IN_TRANSACTION;
    }
    if (words.isDefinition()) {
      return words.read().isOfOneObject() ? Manner.ALONE : Manner.PIECEMEAL;
    }
    return words.isSetting() ? Manner.ALONE : Manner.PIECEMEAL;
  }

  /** A routine is Java code, which may commit. */
  private boolean callsRoutine(H2Words words) throws SQLException {
    Set<String> called = words.all().called();
    if (called.isEmpty()) {
      return false;
    }
    Set<String> known = routines;
    if (known == null) {
      known = new HashSet<>();
      for (String name : session.column("SELECT ROUTINE_NAME FROM INFORMATION_SCHEMA.ROUTINES")) {
        known.add(String.valueOf(name).toUpperCase(Locale.ROOT));
      }
      routines = known;
    }
    return called.stream().anyMatch(known::contains);
  }

  /** What a session alone sees is gone with it. */
  @Override
  public boolean isRepeatable(SqlStatement statement) {
    H2Words words = H2Words.of(statement);
    boolean repeats =
        words.all().first().equals("GRANT")
            || words.all().first().equals("ANALYZE")
            || words.isSetting()
            || words.all().beginsWith("CREATE", "LOCAL", "TEMPORARY");
    return repeats || words.read().isGuarded();
  }

  @Override
  public void catalogChanged() {
    routines = null;
  }

  @Override
  public Optional<String> advice(SQLException error) {
    return switch (error.getErrorCode()) {
      case 50200, 40001, 90131 ->
          Optional.of(
              "Another session got into its way: try again when it is gone, or allow more with JdbcTarget.lockTimeout(...).");
      case 57014 ->
          Optional.of("The statement was cancelled, or took longer than QUERY_TIMEOUT allows.");
      case 90028, 90031 ->
          Optional.of("The database's file cannot be written: make room and run it again.");
      case 90097 ->
          Optional.of(
              "The database only reads: check the data source's URL and the file's rights.");
      case 90040, 90096 ->
          Optional.of("The user lacks a privilege: grant it and run the migration again.");
      default -> Optional.empty();
    };
  }
}
