package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.journal.EntryDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The assigned release as an environment's own journal keeps it, so that the environment can go by
 * it while the ledger does not answer. Written once for each assignment; of the lineage only what
 * differs from the assignment before, so that the journal stays small.
 *
 * @param release which release and revision
 * @param lineage what the environment is meant to have
 */
record KeptAssignment(ReleaseName release, Lineage lineage) {
  private static final String VERSION = "version";
  private static final String SEQUENCE = "sequence";
  private static final String SHARED = "shared-pins";
  private static final String PINS = "pins";

  static KeptAssignment of(ReleaseDocument document) {
    return new KeptAssignment(document.name(), document.lineage());
  }

  /** The last one that a journal keeps. */
  static Optional<KeptAssignment> last(List<JournalEntry> journal) {
    Optional<KeptAssignment> last = Optional.empty();
    for (JournalEntry entry : journal) {
      if (entry.kind() == EntryKind.ASSIGNED) {
        last = Optional.of(read(entry, pins(last)));
      }
    }
    return last;
  }

  private static List<Lineage.Pin> pins(Optional<KeptAssignment> assignment) {
    return assignment.map(kept -> kept.lineage().pins()).orElse(List.of());
  }

  private static KeptAssignment read(JournalEntry entry, List<Lineage.Pin> before) {
    int shared = Integer.parseInt(EnvironmentRecord.need(entry, SHARED));
    if (shared > before.size()) {
      throw damaged(entry);
    }
    List<Lineage.Pin> pins = new ArrayList<>(before.subList(0, shared));
    EnvironmentRecord.need(entry, PINS).lines().map(Pins::parse).forEach(pins::add);
    Lineage lineage = new Lineage(pins);
    if (!lineage.digest().toString().equals(entry.detail(EnvironmentRecord.LINEAGE))) {
      throw damaged(entry);
    }
    ReleaseName release =
        new ReleaseName(
            entry.key().app(),
            EnvironmentRecord.need(entry, EnvironmentRecord.RELEASE),
            EnvironmentRecord.need(entry, VERSION),
            Integer.parseInt(EnvironmentRecord.need(entry, SEQUENCE)),
            Integer.parseInt(EnvironmentRecord.need(entry, EnvironmentRecord.REVISION)));
    return new KeptAssignment(release, lineage);
  }

  private static LedgerException damaged(JournalEntry entry) {
    return new LedgerException(
        "Entry %s of journal '%s' keeps an assigned release whose lineage is not the one it names: the journal is damaged. Verify it."
            .formatted(entry.sequence(), entry.key()));
  }

  /** The entry that keeps it, after what the journal keeps already; none if that is this. */
  Optional<EntryDraft> after(Optional<KeptAssignment> before) {
    if (before.filter(this::equals).isPresent()) {
      return Optional.empty();
    }
    int shared = shared(lineage.pins(), pins(before));
    Map<String, String> details = new TreeMap<>();
    details.put(EnvironmentRecord.RELEASE, release.id());
    details.put(VERSION, release.version());
    details.put(SEQUENCE, Integer.toString(release.sequence()));
    details.put(EnvironmentRecord.REVISION, Integer.toString(release.revision()));
    details.put(EnvironmentRecord.LINEAGE, lineage.digest().toString());
    details.put(SHARED, Integer.toString(shared));
    details.put(
        PINS,
        lineage.pins().subList(shared, lineage.pins().size()).stream()
            .map(Pins::line)
            .collect(Collectors.joining("\n")));
    return Optional.of(new EntryDraft(EntryKind.ASSIGNED, null, details));
  }

  private static int shared(List<Lineage.Pin> pins, List<Lineage.Pin> before) {
    int shared = 0;
    while (shared < Math.min(pins.size(), before.size())
        && Objects.equals(Pins.line(pins.get(shared)), Pins.line(before.get(shared)))) {
      shared++;
    }
    return shared;
  }
}
