package dev.oneledger.engine;

import dev.oneledger.Environment;
import dev.oneledger.Fleet;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerEvent.FleetProgress;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Tenants with a database each, in memory, and a ledger elsewhere; any number of hosts. */
final class Tenants {
  final LedgerStore store;
  final Map<String, String> files = new TreeMap<>();
  final List<LedgerEvent> events = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, InMemoryTarget> databases = new ConcurrentHashMap<>();
  Duration deadline = Duration.ofSeconds(20);

  Tenants() {
    this(new InMemoryLedgerStore());
  }

  Tenants(LedgerStore store) {
    this.store = store;
    file(1);
  }

  static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "t" + i).toList();
  }

  void file(int number) {
    files.put("%s_step.sql".formatted(number), "CREATE TABLE s%s (x int);".formatted(number));
  }

  InMemoryTarget database(String name) {
    return databases.computeIfAbsent(name, n -> new InMemoryTarget());
  }

  /** How often a statement ran there and was committed. */
  int timesApplied(String name, int number) {
    return Collections.frequency(
        database(name).statements(), "CREATE TABLE s%s (x int)".formatted(number));
  }

  Ledger ledger() {
    return Ledger.forApp("crm")
        .store(store)
        .migrations(MigrationSource.of(files))
        .deadline(deadline)
        .listener(events::add)
        .open();
  }

  Fleet fleet(int count) {
    return fleet(names(count));
  }

  Fleet fleet(List<String> names) {
    return ledger().fleet(names, name -> Environment.managed(name, database(name)));
  }

  List<FleetProgress> progress() {
    synchronized (events) {
      return events.stream()
          .filter(FleetProgress.class::isInstance)
          .map(FleetProgress.class::cast)
          .toList();
    }
  }
}
