package dev.oneledger.engine;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A target from whose journal somebody took an entry away. */
public record WithoutEntry(Target target, long taken) implements Target {

  @Override
  public SqlDialect dialect() {
    return target.dialect();
  }

  @Override
  public Optional<JournalEntry> head(JournalKey key) {
    return target.head(key);
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return target.read(key, afterSequence).stream()
        .filter(entry -> entry.sequence() != taken)
        .toList();
  }

  @Override
  public TargetState inspect(JournalKey key) {
    return target.inspect(key);
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    return target.apply(step, entries, deadline);
  }
}
