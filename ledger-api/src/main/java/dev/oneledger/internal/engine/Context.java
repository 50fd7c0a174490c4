package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.internal.listening.Listening;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every part of the engine works with.
 *
 * @param app the application
 * @param store the ledger store
 * @param settings how the ledger was configured
 * @param language what the migrations are written in
 * @param catalogue the build's migrations
 * @param stamps stamps for entries
 */
record Context(
    String app,
    LedgerStore store,
    LedgerEngine.Settings settings,
    Language language,
    Catalogue catalogue,
    Stamps stamps) {
  Optional<Environment> configured(String name) {
    for (Environment environment : settings.environments()) {
      if (environment.name().equals(name)) {
        return Optional.of(environment);
      }
    }
    return Optional.empty();
  }

  /** Tells the listeners; what one of them throws is logged. */
  void tell(LedgerEvent event) {
    settings.listeners().forEach(listener -> Listening.tell(listener, event));
  }

  /** Tells the listeners of a sync's problems, if there are any among these findings. */
  void tellDrift(String environment, List<Finding> findings) {
    List<Finding> problems = findings.stream().filter(Finding::isProblem).toList();
    if (!problems.isEmpty()) {
      tell(new LedgerEvent.Drift(environment, problems));
    }
  }

  /** The same for one call, in which a ledger that does not answer is asked once. */
  Context forOneCall() {
    return new Context(app, new OneCallStore(store), settings, language, catalogue, stamps);
  }

  /** A deadline for waiting in an environment, which the listeners hear of. */
  Deadline deadline(String environment) {
    return Deadline.in(settings.deadline())
        .telling(holder -> tell(new LedgerEvent.Waiting(environment, holder, settings.deadline())));
  }

  Environment need(String name) {
    Optional<Environment> environment = configured(name);
    if (environment.isEmpty()) {
      throw KnownEnvironments.unconfigured(this, name);
    }
    language.meet(environment.get());
    return environment.get();
  }

  JournalKey journalOf(String environment) {
    return JournalKey.environment(app, environment);
  }

  /** The last entries of the journals about one environment. */
  Map<JournalKey, JournalEntry> headsAbout(String environment) {
    return EnvironmentHeads.of(
        store instanceof SelectedHeads some ? some : new OneCallStore(store),
        app,
        List.of(environment));
  }

  EnvironmentRecord recordOf(String environment) {
    return EnvironmentRecord.read(store, app, environment);
  }

  AppRecord appRecord() {
    return AppRecord.read(store, app);
  }

  Texts texts() {
    return new Texts(catalogue, store);
  }

  LedgerJournals journals() {
    return new LedgerJournals(store, app, stamps);
  }

  BundleLayout layout(String name) {
    return settings.allLayouts().stream()
        .filter(layout -> layout.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new LedgerException(
                    "The release was cut with the bundle layout '%s', which this ledger does not have: add it with bundleLayout(...)."
                        .formatted(name)));
  }
}
