package dev.oneledger.internal.engine;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.spi.GateRequest.Known;
import dev.oneledger.spi.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known to be applied in an environment, text by text: read there if it is configured here
 * and answers, else as last known. Writes nothing.
 */
final class Knowledge {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private final Context context;
  private final String name;
  private final EnvironmentRecord record;

  Knowledge(Context context, String environment) {
    this.context = context;
    this.name = environment;
    this.record = context.recordOf(environment);
  }

  Map<MigrationId, Known> applied() {
    Optional<Environment> configured = context.configured(name);
    if (configured.isEmpty()) {
      if (!record.isKnown()) {
        context.need(name);
      }
      return remembered();
    }
    refuseOtherMode(configured.get());
    try {
      return read(configured.get());
    } catch (LedgerUnreachableException silent) {
      LOG.warn("Environment '{}' is judged by what was last known of it", name, silent);
      return remembered();
    }
  }

  private void refuseOtherMode(Environment environment) {
    Admission.mode(environment, record)
        .ifPresent(
            finding -> {
              throw new FindingsException(
                  "Environment '%s' is in another mode.".formatted(name), List.of(finding));
            });
  }

  private Map<MigrationId, Known> read(Environment environment) {
    if (environment.mode() == Mode.MANAGED) {
      return ofJournal(Operations.targetOf(environment).read(context.journalOf(name), 0));
    }
    History history = environment.history();
    return history == null
        ? ofReceipts()
        : ofHistory(new HistoryLook(context, environment, history).look());
  }

  private Map<MigrationId, Known> remembered() {
    if (record.mode().filter(mode -> mode != Mode.MANAGED).isEmpty()) {
      return ofJournal(lastKnownJournal());
    }
    return Observation.last(context, record)
        .map(Knowledge::ofObservation)
        .orElseGet(this::ofReceipts);
  }

  private List<JournalEntry> lastKnownJournal() {
    JournalKey copy = JournalKey.copy(context.app(), name, record.generation());
    List<JournalEntry> entries = context.store().read(copy, 0);
    return entries.isEmpty() ? context.store().read(context.journalOf(name), 0) : entries;
  }

  private static Map<MigrationId, Known> ofJournal(List<JournalEntry> entries) {
    Map<MigrationId, Known> known = new HashMap<>();
    JournalState.of(entries)
        .all()
        .forEach(
            (id, recorded) -> {
              if (recorded.status() == JournalState.Status.APPLIED) {
                Hash text = recorded.textHash();
                known.put(id, new Known(text, Evidence.JOURNAL, text != null));
              }
            });
    return known;
  }

  private static Map<MigrationId, Known> ofHistory(HistorySeen seen) {
    Map<MigrationId, Known> known = new HashMap<>();
    for (Comparison comparison : seen.comparisons()) {
      MigrationId id = comparison.id();
      Migration ours = comparison.ours();
      if (id != null && comparison.cell() == CellState.APPLIED) {
        Hash text = ours == null ? null : ours.textHash();
        boolean matches = comparison.observation().textHash() != null;
        known.put(id, new Known(text, Evidence.HISTORY, matches));
      }
    }
    return known;
  }

  private static Map<MigrationId, Known> ofObservation(Observation observation) {
    Map<MigrationId, Known> known = new HashMap<>();
    for (Observation.Line line : observation.lines()) {
      if (!line.outside() && line.state() == CellState.APPLIED) {
        Hash text = line.textHash();
        known.put(MigrationId.parse(line.key()), new Known(text, Evidence.HISTORY, text != null));
      }
    }
    return known;
  }

  private Map<MigrationId, Known> ofReceipts() {
    Map<MigrationId, Known> known = new HashMap<>();
    AcceptedReceipts.of(context, context.appRecord(), record)
        .applied()
        .forEach(
            (id, stated) ->
                known.put(
                    id,
                    new Known(
                        stated.text(), stated.evidence(), stated.evidence() == Evidence.PROVEN)));
    return known;
  }
}
