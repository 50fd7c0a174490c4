package dev.oneledger.memory;

import dev.oneledger.JournalEntry;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Manner;
import dev.oneledger.internal.statementwise.Outcome;
import dev.oneledger.internal.statementwise.StatementSession;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.Step;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A session on a target in memory, whose catalog shows how often a schema change took effect. It is
 * gone when its call is.
 */
final class InMemorySession implements StatementSession {
  private static final Set<StatementVerb> SCHEMA_CHANGES =
      EnumSet.of(
          StatementVerb.CREATE, StatementVerb.ALTER, StatementVerb.DROP, StatementVerb.RENAME);
  private static final Set<StatementVerb> DATA_CHANGES =
      EnumSet.of(
          StatementVerb.INSERT,
          StatementVerb.REPLACE,
          StatementVerb.UPDATE,
          StatementVerb.DELETE,
          StatementVerb.MERGE);
  private static final Set<StatementVerb> UNKNOWN_INSIDE =
      EnumSet.of(StatementVerb.CALL, StatementVerb.DO, StatementVerb.EXECUTE, StatementVerb.OPAQUE);

  private final InMemoryTarget target;
  private final Step step;

  InMemorySession(InMemoryTarget target, Step step) {
    this.target = target;
    this.step = step;
  }

  @Override
  public Map<String, String> identity() {
    return Map.of(Facts.SESSION, "thread " + Thread.currentThread().getName());
  }

  @Override
  public Optional<LockHolder> find(Map<String, String> identity) {
    return Optional.empty();
  }

  @Override
  public void append(List<JournalEntry> entries) {
    target.append(entries);
  }

  @Override
  public Manner manner(SqlStatement statement) {
    StatementVerb verb = statement.classification().verb();
    if (UNKNOWN_INSIDE.contains(verb)) {
      return Manner.PIECEMEAL;
    }
    boolean transactional =
        target.hasTransactionalDdl()
            ? !statement.classification().outsideTransaction()
            : DATA_CHANGES.contains(verb);
    return transactional ? Manner.IN_TRANSACTION : Manner.ALONE;
  }

  @Override
  public boolean sharesTransactions() {
    return !target.hasTransactionalDdl();
  }

  @Override
  public void runInTransaction(List<SqlStatement> statements, List<JournalEntry> entries) {
    target.runInTransaction(step, statements, entries);
  }

  @Override
  public void runAlone(SqlStatement statement) {
    target.runAlone(step, statement);
  }

  @Override
  public Map<String, String> facts(SqlStatement statement) {
    return isSeen(statement) ? Map.of(Facts.BEFORE, seen(statement)) : Map.of();
  }

  @Override
  public Outcome outcome(SqlStatement statement, Map<String, String> facts) {
    return isSeen(statement)
        ? Outcome.of(facts.get(Facts.BEFORE), seen(statement))
        : Outcome.UNKNOWN;
  }

  private static boolean isSeen(SqlStatement statement) {
    return SCHEMA_CHANGES.contains(statement.classification().verb());
  }

  private String seen(SqlStatement statement) {
    return "%s times"
        .formatted(target.statements().stream().filter(statement.text()::equals).count());
  }

  @Override
  public boolean isRepeatable(SqlStatement statement) {
    return statement.classification().guarded();
  }

  @Override
  public void clearAway(Map<String, String> facts) {
    // A schema change in memory takes effect whole or not at all: nothing can be left of it.
  }

  @Override
  public void setAgain(List<SqlStatement> earlier) {
    // Statements are recorded, not run: no session keeps what they would set.
  }
}
