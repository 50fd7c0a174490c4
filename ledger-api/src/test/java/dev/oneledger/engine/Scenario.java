package dev.oneledger.engine;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.LedgerListener;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.LedgerStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One application's ledger in memory, whose build can change between calls as files do. */
final class Scenario {
  static final Instant NOW = Instant.parse("2026-04-18T09:14:00Z");

  final InMemoryLedgerStore store = new InMemoryLedgerStore();
  final InMemoryTarget dev = new InMemoryTarget();
  private final List<LedgerListener> listeners = new ArrayList<>();
  private final List<Consumer<LedgerBuilder>> further = new ArrayList<>();
  private LedgerStore ledger = store;
  private final Map<String, Migration> build = new LinkedHashMap<>();

  /** Adds a migration to the build, or changes its text. */
  Scenario file(String id, String text) {
    return file(id, text, null);
  }

  Scenario file(String id, String text, String rollback) {
    MigrationId parsed = MigrationId.parse(id);
    build.put(
        id,
        new Migration(
            parsed,
            SqlText.of(text),
            rollback == null ? null : SqlText.of(rollback),
            !text.startsWith("-- ledger: no-transaction"),
            "db/" + id + ".sql"));
    return this;
  }

  Scenario without(String id) {
    build.remove(id);
    return this;
  }

  /** Reaches the ledger through something else. */
  Scenario through(LedgerStore way) {
    ledger = way;
    return this;
  }

  /** Lets somebody hear what happens. */
  Scenario heardBy(LedgerListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Configures more of every ledger opened from now on. */
  Scenario with(Consumer<LedgerBuilder> configuration) {
    further.add(configuration);
    return this;
  }

  /** The first three migrations of the story that the sample tells. */
  Scenario withThree() {
    return file("141_init", "create table a(id int);", "drop table a;")
        .file("142_rename", "alter table a rename to b;")
        .file("143_policies", "alter table b enable row level security;");
  }

  /** A process started with the build as it is now. */
  Ledger open(Environment... environments) {
    return open(Duration.ofMillis(300), environments);
  }

  /** The same with a deadline for waiting. */
  Ledger open(Duration deadline, Environment... environments) {
    List<Migration> now = List.copyOf(build.values());
    LedgerBuilder builder =
        Ledger.forApp("hub")
            .store(ledger)
            .migrations(() -> now)
            .clock(Clock.fixed(NOW, ZoneOffset.UTC))
            .deadline(deadline)
            .author("ada");
    listeners.forEach(builder::listener);
    further.forEach(configuration -> configuration.accept(builder));
    for (Environment environment : environments) {
      builder.environment(environment);
    }
    return builder.open();
  }

  Ledger openDev() {
    return open(Environment.managed("dev", dev));
  }

  /** A process with this build, on another one's environment and ledger. */
  Ledger openDevOn(Scenario other) {
    return through(other.store).open(Environment.managed("dev", other.dev));
  }

  Environment managed() {
    return Environment.managed("dev", dev);
  }
}
