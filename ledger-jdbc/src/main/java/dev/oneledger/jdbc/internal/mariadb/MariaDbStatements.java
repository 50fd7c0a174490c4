package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.internal.statementwise.Manner;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.StatementRules;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How statements are run on MariaDB. */
final class MariaDbStatements implements StatementRules {
  private static final Pattern SQL_MODE =
      Pattern.compile("\\bsql_mode\\s*:?=\\s*(['\"])([^'\"]*)\\1", Pattern.CASE_INSENSITIVE);

  /** What the client is said to speak; the driver gives up at anything but its own. */
  private static final Pattern OTHER_CHARACTERS =
      Pattern.compile(
          "\\b(?:NAMES\\s+|CHARACTER\\s+SET\\s+|CHARSET\\s+|character_set_client\\s*:?=\\s*)"
              + "['\"]?(?!utf8|default|@)\\w+",
          Pattern.CASE_INSENSITIVE);

  private final Writes writes;

  MariaDbStatements(Session session) {
    this.writes = new Writes(session);
  }

  @Override
  public Optional<String> objection(SqlStatement statement) {
    Words words = Words.of(statement);
    if (statement.classification().verb() == StatementVerb.TRANSACTION
        || (words.all().first().equals("SET")
            && (words.all().has("AUTOCOMMIT") || words.all().has("COMPLETION_TYPE")))) {
      return Optional.of(
          "the statement controls transactions itself, but data changes share a transaction with"
              + " their journal entry, and all else commits by itself. Remove it.");
    }
    if (locksTables(words)) {
      return Optional.of(
          "the statement locks or unlocks tables, which would keep the session from its journal."
              + " Remove it: no other runner is at work while a migration is applied.");
    }
    if (words.setsInSession() && OTHER_CHARACTERS.matcher(statement.text()).find()) {
      return Optional.of(
          "the driver speaks utf8 only, and ends a connection that is told another character set."
              + " Remove the statement, and give literals of another one as _latin1'...'.");
    }
    return changesStringSyntax(words)
        ? Optional.of(
            "sql_mode with ANSI_QUOTES or NO_BACKSLASH_ESCAPES, or a mode that has them, makes the"
                + " server read quotes otherwise than the file was split by. Leave it out of"
                + " sql_mode.")
        : Optional.empty();
  }

  private static boolean locksTables(Words words) {
    return switch (words.all().first()) {
      case "LOCK", "UNLOCK", "BACKUP" -> true;
      case "FLUSH" -> words.all().has("LOCK") || words.all().has("EXPORT");
      default -> false;
    };
  }

  private static boolean changesStringSyntax(Words words) {
    if (!words.setsInSession()) {
      return false;
    }
    Matcher modes = SQL_MODE.matcher(words.read().statement().text());
    boolean found = false;
    while (!found && modes.find()) {
      found = !SqlModes.parse(modes.group(2)).areReadable();
    }
    return found;
  }

  @Override
  public Manner manner(SqlStatement statement) throws SQLException {
    Words words = Words.of(statement);
    if (words.isAboutRows()) {
      boolean together =
          !words.writesFile() && writes.areTransactional(words.all(), words.writesRows());
      return together ? Manner.IN_TRANSACTION : Manner.PIECEMEAL;
    }
    if (words.onlyLooks() || words.isPrepared() || words.isOfTemporaryTable()) {
      return Manner.IN_TRANSACTION;
    }
    if (words.isDefinition()) {
      return words.read().isOfOneObject() ? Manner.ALONE : Manner.PIECEMEAL;
    }
    boolean whole =
        words.isUpkeep()
            || words.choosesDatabase()
            || (words.setsElsewhere() && !words.all().beginsWith("SET", "STATEMENT"));
    return whole ? Manner.ALONE : Manner.PIECEMEAL;
  }

  @Override
  public boolean isRepeatable(SqlStatement statement) {
    Words words = Words.of(statement);
    return words.read().isGuarded()
        || words.isUpkeep()
        || words.setsInSession()
        || (words.setsElsewhere() && !words.all().beginsWith("SET", "STATEMENT"))
        || words.all().first().equals("GRANT");
  }

  @Override
  public void catalogChanged() {
    writes.forget();
  }

  @Override
  public Optional<String> advice(SQLException error) {
    return switch (error.getErrorCode()) {
      case 1205 ->
          Optional.of(
              "Another session held a lock for too long: try again when it is gone, or allow more"
                  + " with JdbcTarget.lockTimeout(...).");
      case 1213 -> Optional.of("Another session got into its way (a deadlock): run it again.");
      case 1969, 3024 ->
          Optional.of(
              "The server ends statements after max_statement_time: allow more, or do the work in"
                  + " smaller portions.");
      case 1317 -> Optional.of("Somebody ended the statement (KILL QUERY): run it again.");
      case 3, 28, 1021, 1026, 1114 ->
          Optional.of("The server is out of space: make room and run it again.");
      case 1290, 1792, 1836 ->
          Optional.of(
              "The server, or the transaction, only reads: check that the data source leads to the"
                  + " primary server.");
      case 1044, 1142, 1143, 1227, 1370, 1419 ->
          Optional.of("The user lacks a privilege: grant it and run the migration again.");
      default -> Optional.empty();
    };
  }
}
