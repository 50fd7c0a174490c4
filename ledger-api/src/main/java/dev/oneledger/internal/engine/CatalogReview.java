package dev.oneledger.internal.engine;

import dev.oneledger.CatalogAcceptance;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.Waiver;
import dev.oneledger.internal.engine.CatalogSeen.Told;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.CatalogWatch;
import dev.oneledger.spi.History;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What somebody decides about a schema that was changed past all migrations. */
final class CatalogReview {
  private final Context context;
  private final Environment environment;
  private final CatalogLook look;

  CatalogReview(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    CatalogWatch watch = environment.watch();
    if (watch == null) {
      throw new LedgerException(
          "Nobody watches the schema of environment '%s': configure it with watchingCatalog(...)."
              .formatted(environment.name()));
    }
    this.look = new CatalogLook(context, environment, watch, position());
  }

  private CatalogPosition position() {
    History history = environment.history();
    if (environment.mode() == Mode.MANAGED || history == null) {
      return new JournalPosition(context, environment, Operations.targetOf(environment));
    }
    return new HistoryPosition(
        context, history, new HistoryLook(context, environment, history).look());
  }

  SyncReport waive(Finding finding, Waiver waiver) {
    CatalogSeen seen = look("Nothing was waived.");
    Told about =
        seen.told().stream()
            .filter(told -> told.finding().place().equals(finding.place()))
            .filter(told -> told.finding().text().equals(finding.text()))
            .findFirst()
            .orElseThrow(() -> notThere(finding, seen));
    Map<String, String> details = Waivers.begin(finding, about.facts(), waiver);
    context
        .journals()
        .record(
            environment.name(),
            new EntryDraft(EntryKind.WAIVED, null, details),
            context.stamps().nowBy(waiver.who()),
            List.of(),
            current -> true);
    return report("%s is waived by %s.".formatted(finding.place(), waiver.who()));
  }

  SyncReport accept(CatalogAcceptance acceptance) {
    CatalogSeen seen = look("Nothing was accepted.");
    CatalogState state = seen.state();
    if (state == null || isRight(seen, state)) {
      throw new LedgerException(
          "Nothing was accepted: the schema of environment '%s' is what migrations made of it%s."
              .formatted(
                  environment.name(),
                  seen.notes().isEmpty() ? "" : ", as far as it can be told now"));
    }
    CatalogState right = CatalogState.right(state.seen(), state.position());
    Map<String, String> details = new TreeMap<>(right.recorded().details());
    details.put(EnvironmentRecord.WHY, acceptance.why());
    details.putAll(ReleaseJournal.recordedBy(context.stamps(), acceptance.who()));
    Optional<RecordedCatalog> before = Optional.ofNullable(seen.recorded());
    context
        .journals()
        .record(
            environment.name(),
            new EntryDraft(EntryKind.CATALOG_READ, null, details),
            context.stamps().nowBy(acceptance.who()),
            right.documents(),
            current -> refuseOvertaken(current, before));
    return report(
        "the schema is right as it is, says %s (%s)."
            .formatted(acceptance.who(), Counted.objects(seen.told().size())));
  }

  private static boolean isRight(CatalogSeen seen, CatalogState state) {
    RecordedCatalog recorded = seen.recorded();
    return seen.told().isEmpty() && recorded != null && recorded.isComparable(state.seen());
  }

  private boolean refuseOvertaken(EnvironmentRecord current, Optional<RecordedCatalog> before) {
    if (!current.catalog().equals(before)) {
      throw new LedgerException(
          "Nothing was accepted: somebody else recorded the schema of environment '%s' at the same moment. Look again."
              .formatted(environment.name()));
    }
    return true;
  }

  private CatalogSeen look(String refused) {
    EnvironmentRecord record = context.recordOf(environment.name());
    Admission.refuseBlocked(refused, Admission.mode(environment, record).stream().toList());
    if (!record.isKnown()) {
      throw new LedgerException(
          "%s The ledger does not know environment '%s' yet: sync it first."
              .formatted(refused, environment.name()));
    }
    return look.look(record);
  }

  private LedgerException notThere(Finding finding, CatalogSeen seen) {
    String open =
        seen.told().stream()
            .map(told -> Shown.text(told.finding().place() + ": " + told.finding().text()))
            .collect(Collectors.joining("\n             "));
    return new LedgerException(
        """
        Nothing was waived: there is no such finding about the schema of environment '%s' now.
          asked for  %s
          found      %s"""
            .formatted(
                environment.name(),
                Shown.text(finding.place() + ": " + finding.text()),
                open.isEmpty() ? "nothing" : open));
  }

  private SyncReport report(String what) {
    List<Finding> left = Operations.of(context, environment).drift().findings();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        List.of(),
        left,
        "%s: %s %s to review."
            .formatted(environment.name(), what, left.stream().filter(Finding::isProblem).count()));
  }
}
