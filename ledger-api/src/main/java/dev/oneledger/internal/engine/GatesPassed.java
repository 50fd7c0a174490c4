package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.GateOverride;
import dev.oneledger.internal.engine.LedgerJournals.Stamped;
import dev.oneledger.internal.journal.EntryDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the journal is to say of gates that did not stop a release.
 *
 * @param overridden those somebody overrode
 * @param warnings what those said that only warn
 * @param teller tells of both, once the release has gone on
 */
record GatesPassed(
    List<Overridden> overridden, List<Finding> warnings, Consumer<List<Finding>> teller) {
  static final String GATE = "gate";
  static final String REASONS = "reasons";
  static final String WARNINGS = "gate-warnings";

  /** A gate that somebody overrode, and what it had said. */
  record Overridden(GateOverride override, List<String> reasons) {}

  /** Tells listeners and log, now that what the gates stand before has happened. */
  void tell() {
    teller.accept(
        Stream.concat(
                overridden.stream()
                    .map(one -> GateFindings.overridden(one.override(), one.reasons())),
                warnings.stream())
            .toList());
  }

  /** These details of the entry that cuts or assigns, with the warnings. */
  Map<String, String> with(Map<String, String> details) {
    if (warnings.isEmpty()) {
      return details;
    }
    Map<String, String> all = new TreeMap<>(details);
    all.put(
        WARNINGS,
        warnings.stream()
            .map(warning -> warning.place() + ": " + warning.text())
            .collect(Collectors.joining("\n")));
    return all;
  }

  /** The entries of one release going on: each override in its person's name, then its own. */
  List<Stamped> entries(Stamps stamps, EntryDraft own) {
    List<Stamped> entries = new ArrayList<>();
    for (Overridden one : overridden) {
      Map<String, String> details =
          new TreeMap<>(ReleaseJournal.recordedBy(stamps, one.override().who()));
      details.put(GATE, one.override().gate());
      details.put(EnvironmentRecord.WHY, one.override().why());
      details.put(REASONS, String.join("\n", one.reasons()));
      copy(EnvironmentRecord.RELEASE, own.details(), details);
      copy(EnvironmentRecord.REVISION, own.details(), details);
      entries.add(
          new Stamped(
              new EntryDraft(EntryKind.OVERRIDDEN, null, details),
              stamps.nowBy(one.override().who())));
    }
    entries.add(new Stamped(own, stamps.now()));
    return entries;
  }

  private static void copy(String name, Map<String, String> from, Map<String, String> to) {
    String value = from.get(name);
    if (value != null) {
      to.put(name, value);
    }
  }
}
