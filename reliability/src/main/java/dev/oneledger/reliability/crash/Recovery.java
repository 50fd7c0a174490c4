package dev.oneledger.reliability.crash;

import dev.oneledger.EntryKind;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.Resolution;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.statementwise.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The starts after the struck one: one as an orchestrator would make it, and one that must find
 * nothing to do. What is in doubt is looked at as a human would, and resolved between them.
 */
final class Recovery {
  /** What the servers say to a statement whose work is done already. */
  private static final Pattern DONE_ALREADY =
      Pattern.compile("already exists|duplicate|multiple primary key", Pattern.CASE_INSENSITIVE);

  private final Scenario scenario;
  private final Stage stage;
  private final Truth expected;

  Recovery(Scenario scenario, Stage stage, Truth expected) {
    this.scenario = scenario;
    this.stage = stage;
    this.expected = expected;
  }

  /**
   * What came out.
   *
   * @param verdict the worst that was found
   * @param words what was found; empty where all is well
   */
  record Found(Verdict verdict, String words) {}

  Found run() {
    try {
      Optional<Found> doubt = sync();
      SyncReport again = ledger().sync(Scenario.ENVIRONMENT);
      if (!again.applied().isEmpty()) {
        return new Found(Verdict.STUCK, "the start after the next one applied " + again.applied());
      }
      Found compared = compare(Truth.of(scenario, stage));
      return compared.verdict == Verdict.CONVERGED ? doubt.orElse(compared) : compared;
    } catch (MigrationFailedException failed) {
      return new Found(
          isDoneAlready(failed) ? Verdict.RERUN : Verdict.STUCK,
          String.valueOf(failed.getMessage()));
    } catch (LedgerException refused) {
      return new Found(Verdict.STUCK, String.valueOf(refused.getMessage()));
    }
  }

  private static boolean isDoneAlready(MigrationFailedException failed) {
    return DONE_ALREADY.matcher(String.valueOf(failed.getMessage())).find();
  }

  private Ledger ledger() {
    return scenario.open(stage.dataSources());
  }

  /** Syncs to the end; what was in doubt on the way, if something was. */
  private Optional<Found> sync() {
    try {
      ledger().sync(Scenario.ENVIRONMENT);
      return Optional.empty();
    } catch (FindingsException refused) {
      if (!refused.findings().stream().allMatch(each -> each.code() == FindingCode.IN_DOUBT)) {
        throw refused;
      }
      resolve(refused);
      ledger().sync(Scenario.ENVIRONMENT);
      return Optional.of(new Found(Verdict.IN_DOUBT, String.valueOf(refused.getMessage())));
    }
  }

  private void resolve(FindingsException refused) {
    List<JournalEntry> entries = ledger().journal(Scenario.ENVIRONMENT).entries();
    JournalEntry last = entries.get(entries.size() - 1);
    String migration = Objects.requireNonNull(last.subject()).migration();
    int statement = Integer.parseInt(String.valueOf(last.detail(Facts.STATEMENT)));
    boolean tookEffect =
        scenario
            .effect(stage.dataSources(), migration, statement)
            .filter(effect -> last.kind() == EntryKind.IN_DOUBT)
            .orElseThrow(() -> refused);
    ledger()
        .resolve(
            Scenario.ENVIRONMENT,
            migration,
            new Resolution(tookEffect, "campaign", "what the statement leaves was looked for"));
  }

  private Found compare(Truth found) {
    List<String> surplus = found.surplusAgainst(expected);
    List<String> lost = found.lostAgainst(expected);
    List<String> wrong = new ArrayList<>(found.findings());
    if (!found.applied().equals(expected.applied())) {
      wrong.add("applied: " + found.applied());
    }
    if (!surplus.isEmpty()) {
      return new Found(Verdict.DOUBLED, String.join("\n", surplus));
    }
    if (!lost.isEmpty()) {
      return new Found(Verdict.LOST, String.join("\n", lost));
    }
    return wrong.isEmpty()
        ? new Found(Verdict.CONVERGED, "")
        : new Found(Verdict.JOURNAL_WRONG, String.join("\n", wrong));
  }
}
