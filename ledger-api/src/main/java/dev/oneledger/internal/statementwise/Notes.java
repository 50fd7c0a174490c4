package dev.oneledger.internal.statementwise;

import dev.oneledger.EntryKind;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal.Note;
import java.util.Map;
import java.util.TreeMap;

/** What the entries about a step's statements say. Internal: may change in any release. */
public final class Notes {
  private final Step step;
  private final StatementHashes hashes;

  Notes(Step step) {
    this.step = step;
    this.hashes = new StatementHashes(step.statements());
  }

  /** The details of a failure: line, message and code. */
  public static Map<String, String> failure(StatementFailedException failure) {
    Map<String, String> details = new TreeMap<>();
    details.put(Facts.MESSAGE, failure.serverMessage());
    details.put(Facts.LINE, Integer.toString(failure.line()));
    String sqlState = failure.sqlState();
    if (sqlState != null) {
      details.put(Facts.SQLSTATE, sqlState);
    }
    return details;
  }

  Note started(SqlStatement statement, Map<String, String> facts) {
    Map<String, String> details = about(statement);
    details.put(Facts.HASH, StatementHashes.of(statement).toString());
    details.putAll(facts);
    return new Note(EntryKind.STARTED, details);
  }

  /** That as many statements are done, which completes the migration if that is all of them. */
  Note done(int statements) {
    return statements == hashes.count()
        ? new Note(EntryKind.APPLIED, Map.of())
        : new Note(EntryKind.STATEMENT_DONE, progress(statements));
  }

  /**
   * @param facts what was recorded before the statement ran
   */
  Note failed(SqlStatement statement, StatementFailedException failure, Map<String, String> facts) {
    Map<String, String> details = about(statement);
    details.putAll(facts);
    details.putAll(failure(failure));
    return new Note(EntryKind.FAILED, details);
  }

  Note inDoubt(SqlStatement statement, String why, Map<String, String> facts) {
    Map<String, String> details = new TreeMap<>(facts);
    details.putAll(about(statement));
    details.put(Facts.HASH, StatementHashes.of(statement).toString());
    details.put(Facts.PREFIX_AFTER, hashes.prefix(statement.number()).toString());
    details.put(Facts.WHY, why);
    return new Note(EntryKind.IN_DOUBT, details);
  }

  private Map<String, String> about(SqlStatement statement) {
    Map<String, String> details = progress(statement.number() - 1);
    details.put(Facts.STATEMENT, Integer.toString(statement.number()));
    details.put(Facts.LINE, Integer.toString(statement.line()));
    return details;
  }

  private Map<String, String> progress(int statements) {
    Map<String, String> details = new TreeMap<>();
    details.put(Facts.DONE, Integer.toString(statements));
    details.put(Facts.OF, Integer.toString(step.statements().size()));
    details.put(Facts.PREFIX, hashes.prefix(statements).toString());
    return details;
  }
}
