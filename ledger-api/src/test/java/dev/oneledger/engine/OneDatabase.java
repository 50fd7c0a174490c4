package dev.oneledger.engine;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A target whose journal is in the very database that a ledger store is in. */
record OneDatabase(InMemoryLedgerStore store) implements Target {

  @Override
  public SqlDialect dialect() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  public Optional<JournalEntry> head(JournalKey key) {
    return read(key, 0).stream().reduce((before, after) -> after);
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return store.read(key, afterSequence);
  }

  @Override
  public TargetState inspect(JournalKey key) {
    return new TargetState("in memory", "public", List.of(), List.of());
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    store.append(entries, List.of());
    return Duration.ZERO;
  }
}
