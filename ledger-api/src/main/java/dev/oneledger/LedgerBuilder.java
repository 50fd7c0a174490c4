package dev.oneledger;

import dev.oneledger.internal.engine.GateRule;
import dev.oneledger.internal.engine.LedgerEngine;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.ReleaseGate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configures a {@link Ledger}. A store is required; without migrations the build has none. Not
 * thread-safe; the ledger it opens is.
 */
public final class LedgerBuilder {
  /**
   * How long {@code sync} waits for another runner unless told otherwise: long enough for a
   * sizeable backlog applied by another replica, short enough for an orchestrator's start-up probe
   * to notice.
   */
  public static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(5);

  private final String app;
  private @Nullable LedgerStore store;
  private final List<MigrationSource> sources = new ArrayList<>();
  private final Map<String, Environment> environments = new LinkedHashMap<>();
  private final List<BundleLayout> layouts = new ArrayList<>();
  private final List<LedgerListener> listeners = new ArrayList<>();
  private final List<GateRule> gates = new ArrayList<>();
  private @Nullable SqlDialect dialect;
  private Clock clock = Clock.systemUTC();
  private Duration deadline = DEFAULT_DEADLINE;
  private @Nullable String author;

  LedgerBuilder(String app) {
    this.app = JournalKey.checkedName("an app", app);
  }

  static LedgerBuilder inMemory(String app) {
    return new LedgerBuilder(app).store(new InMemoryLedgerStore());
  }

  /** Where the ledger lives. */
  public LedgerBuilder store(LedgerStore ledgerStore) {
    store = ledgerStore;
    return this;
  }

  /** Where migrations come from; several sources add up. */
  public LedgerBuilder migrations(MigrationSource source) {
    sources.add(source);
    return this;
  }

  /**
   * Adds an environment.
   *
   * @throws LedgerException if one of that name is there already
   */
  public LedgerBuilder environment(Environment environment) {
    if (environments.putIfAbsent(environment.name(), environment) != null) {
      throw new LedgerException(
          "Environment '%s' is configured twice: give the second one another name."
              .formatted(environment.name()));
    }
    return this;
  }

  /**
   * A further layout for bundles of releases cut from now on. Those for the database's own client,
   * {@code psql} or {@code mariadb}, are always there.
   */
  public LedgerBuilder bundleLayout(BundleLayout layout) {
    layouts.add(layout);
    return this;
  }

  /**
   * Something that must hold before a release is cut or assigned; see {@link Gates}.
   *
   * @param environmentNames where it stands before assignments; if none are named, before every
   *     one, and before cutting
   * @throws LedgerException if the gate's name cannot be one, or a gate of that name stands there
   *     already
   */
  public LedgerBuilder gate(ReleaseGate gate, GatePolicy policy, String... environmentNames) {
    for (String name : environmentNames) {
      JournalKey.checkedName("an environment", name);
    }
    GateRule rule = GateRule.of(gate, policy, List.of(environmentNames));
    if (gates.stream().anyMatch(rule::overlaps)) {
      throw new LedgerException(
          "Gate '%s' is registered twice for the same place: name different environments, or register it once."
              .formatted(rule.name()));
    }
    gates.add(rule);
    return this;
  }

  /**
   * The SQL the migrations are written in. Unless said here it is what the database of a managed
   * environment speaks, and PostgreSQL's where there is no managed environment.
   */
  public LedgerBuilder dialect(SqlDialect sqlDialect) {
    dialect = sqlDialect;
    return this;
  }

  /** The clock that entries and releases are stamped with; the system's unless said otherwise. */
  public LedgerBuilder clock(Clock entryClock) {
    clock = entryClock;
    return this;
  }

  /** How long to wait for another runner; {@link #DEFAULT_DEADLINE} unless said otherwise. */
  public LedgerBuilder deadline(Duration wait) {
    deadline = wait;
    return this;
  }

  /** Somebody who hears what happens while a managed environment is worked on. */
  public LedgerBuilder listener(LedgerListener listener) {
    listeners.add(listener);
    return this;
  }

  /** Who acts, for the journals; the operating system's user unless said otherwise. */
  public LedgerBuilder author(String who) {
    author = who;
    return this;
  }

  /**
   * Opens the ledger. Connects to nothing and reads no migration yet.
   *
   * @throws LedgerException if no store was given
   */
  public Ledger open() {
    if (store == null) {
      throw new LedgerException(
          "Ledger of app '%s' has no store: call store(...) before open(), or begin with Ledger.inMemory(...)."
              .formatted(app));
    }
    return LedgerEngine.open(
        app,
        store,
        new LedgerEngine.Settings(
            sources,
            List.copyOf(environments.values()),
            layouts,
            dialect,
            clock,
            deadline,
            listeners,
            author == null ? System.getProperty("user.name", "unknown") : author,
            gates));
  }
}
