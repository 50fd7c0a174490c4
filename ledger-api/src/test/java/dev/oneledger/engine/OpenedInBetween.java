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

/** A target on which another runner applies its first migration just before it is inspected. */
final class OpenedInBetween implements Target {
  private final Scenario scenario;
  private boolean met;

  OpenedInBetween(Scenario scenario) {
    this.scenario = scenario;
  }

  @Override
  public SqlDialect dialect() {
    return scenario.dev.dialect();
  }

  @Override
  public Optional<JournalEntry> head(JournalKey key) {
    return scenario.dev.head(key);
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return scenario.dev.read(key, afterSequence);
  }

  @Override
  public TargetState inspect(JournalKey key) {
    if (!met) {
      met = true;
      new Scenario()
          .file("141_init", "create table a(id int);", "drop table a;")
          .openDevOn(scenario)
          .sync("dev");
      scenario.dev.withObjects("table a");
    }
    return scenario.dev.inspect(key);
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    return scenario.dev.apply(step, entries, deadline);
  }
}
