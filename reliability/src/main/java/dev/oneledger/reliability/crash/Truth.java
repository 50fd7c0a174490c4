package dev.oneledger.reliability.crash;

import dev.oneledger.EntryKind;
import dev.oneledger.Finding;
import dev.oneledger.Journal;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.Ledger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What is in the databases after all.
 *
 * @param traces of the statements
 * @param applied the journal's applied entries: migration and hash
 * @param findings what is wrong with the journals
 */
record Truth(List<String> traces, List<String> applied, List<String> findings) {
  Truth {
    traces = List.copyOf(traces);
    applied = List.copyOf(applied);
    findings = List.copyOf(findings);
  }

  static Truth of(Scenario scenario, Stage stage) {
    Ledger ledger = scenario.open(stage.dataSources());
    Journal journal = ledger.journal(Scenario.ENVIRONMENT).verify();
    List<Finding> wrong = new ArrayList<>(journal.findings());
    wrong.addAll(ledger.journal().verify().findings());
    return new Truth(
        scenario.traces(stage.dataSources()),
        journal.entries().stream()
            .filter(entry -> entry.kind() == EntryKind.APPLIED)
            .map(Truth::applied)
            .toList(),
        wrong.stream().map(Finding::toString).toList());
  }

  private static String applied(JournalEntry entry) {
    Subject subject = Objects.requireNonNull(entry.subject());
    return "%s %s".formatted(subject.migration(), subject.textHash());
  }

  /** What of the expected traces is not there. */
  List<String> lostAgainst(Truth expected) {
    return without(expected.traces, traces);
  }

  /** What is there beyond the expected traces. */
  List<String> surplusAgainst(Truth expected) {
    return without(traces, expected.traces);
  }

  private static List<String> without(List<String> all, List<String> taken) {
    List<String> rest = new ArrayList<>(all);
    taken.forEach(rest::remove);
    return rest;
  }
}
