package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.JournalState.Status;
import dev.oneledger.internal.journal.EntryDraft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a managed environment goes by: the ledger; or, while that does not answer, the environment's
 * own journal and the build.
 *
 * @param expectation what the environment is meant to have
 * @param findings what stands between the environment and the ledger
 * @param unregistered what is applied there with the build's text, and was never registered: the
 *     ledger did not answer when it was applied, or was restored from a backup
 * @param toKeep the assigned release, where the environment's journal does not keep it yet
 */
record Guidance(
    Expectation expectation,
    List<Finding> findings,
    List<Migration> unregistered,
    Optional<EntryDraft> toKeep) {

  static Guidance of(
      Context context, Environment environment, List<JournalEntry> journal, JournalState state) {
    try {
      return ofLedger(context, environment, journal, state);
    } catch (LedgerSilentException silence) {
      return ofJournal(context, environment, journal, state, silence);
    }
  }

  /** The build alone, where the ledger is known to have nothing to add. */
  static Guidance ofBuild(Context context) {
    return new Guidance(Expectation.ofBuild(context), List.of(), List.of(), Optional.empty());
  }

  private static Guidance ofLedger(
      Context context, Environment environment, List<JournalEntry> journal, JournalState state) {
    EnvironmentRecord record = context.recordOf(environment.name());
    AppRecord app = context.appRecord();
    List<Finding> findings = new ArrayList<>();
    Admission.mode(environment, record)
        .or(() -> Admission.mode(environment, JournalMode.of(journal)))
        .ifPresent(findings::add);
    Optional<EntryDraft> toKeep = Optional.empty();
    if (environment.followsReleases()) {
      Optional<KeptAssignment> kept = KeptAssignment.last(journal);
      Optional<ReleaseDocument> assigned =
          record.assignment().flatMap(a -> app.revision(a.releaseId(), a.revision()));
      kept.filter(known -> !isKnown(known, record, assigned))
          .ifPresent(
              unknown ->
                  findings.add(LedgerFindings.behind(environment.name(), unknown, assigned)));
      toKeep = assigned.flatMap(release -> KeptAssignment.of(release).after(kept));
    }
    Expectation expectation =
        Expectation.of(
            context,
            app,
            record,
            environment.followsReleases(),
            new Expectation.Own(environment.name(), state::isApplied));
    return new Guidance(expectation, findings, unregistered(context, app, state), toKeep);
  }

  /** Whether the ledger assigned it, or has assigned since what continues it. */
  private static boolean isKnown(
      KeptAssignment kept, EnvironmentRecord record, Optional<ReleaseDocument> assigned) {
    return record.wasAssigned(kept)
        || assigned.filter(now -> now.lineage().extendsFrom(kept.lineage())).isPresent();
  }

  private static List<Migration> unregistered(Context context, AppRecord app, JournalState state) {
    return context.catalogue().migrations().stream()
        .filter(build -> isDone(state, Lineage.Pin.of(build)))
        .filter(build -> !app.hasRegistered(build.id(), build.textHash()))
        .toList();
  }

  /** Whether it is applied with this text, or was and is rolled back: either way it is not due. */
  private static boolean isDone(JournalState state, Lineage.Pin pin) {
    Optional<Recorded> recorded = state.of(pin.id());
    return recorded.isPresent()
        && (recorded.get().status() == Status.APPLIED
            || recorded.get().status() == Status.ROLLED_BACK)
        && pin.textHash().equals(recorded.get().textHash());
  }

  private static Guidance ofJournal(
      Context context,
      Environment environment,
      List<JournalEntry> journal,
      JournalState state,
      LedgerSilentException silence) {
    List<Finding> findings = new ArrayList<>();
    Admission.mode(environment, JournalMode.of(journal)).ifPresent(findings::add);
    findings.add(LedgerFindings.silent(environment.name(), silence));
    return new Guidance(
        environment.followsReleases()
            ? ofKept(context, environment.name(), journal, state, silence)
            : Expectation.ofBuild(context),
        findings,
        List.of(),
        Optional.empty());
  }

  private static Expectation ofKept(
      Context context,
      String environment,
      List<JournalEntry> journal,
      JournalState state,
      LedgerSilentException silence) {
    if (journal.isEmpty()) {
      throw new LedgerUnreachableException(
          "Environment '%s' follows releases and has no journal yet: which release is assigned to it only the ledger knows, and that does not answer: %s"
              .formatted(environment, silence.getMessage()),
          silence);
    }
    Optional<KeptAssignment> kept = KeptAssignment.last(journal);
    Lineage lineage = kept.map(KeptAssignment::lineage).orElse(Lineage.EMPTY);
    List<Migration> migrations = context.texts().ofBuild(lineage);
    Set<MigrationId> known = new HashSet<>(migrations.stream().map(Migration::id).toList());
    lineage.pins().stream()
        .filter(pin -> !known.contains(pin.id()) && !isDone(state, pin))
        .findFirst()
        .ifPresent(
            pin -> {
              throw lacking(environment, kept, pin, silence);
            });
    return new Expectation(
        lineage.pins().stream().map(Lineage.Pin::id).toList(),
        migrations,
        Map.of(),
        kept.map(KeptAssignment::release));
  }

  private static LedgerUnreachableException lacking(
      String environment,
      Optional<KeptAssignment> kept,
      Lineage.Pin pin,
      LedgerSilentException silence) {
    return new LedgerUnreachableException(
        """
        Environment '%s' is to have %s, and the text of its migration '%s' is not in this build:
          pinned  %s
        The ledger has it, and does not answer: %s"""
            .formatted(
                environment,
                kept.map(KeptAssignment::release).orElseThrow(),
                pin.id(),
                pin.textHash(),
                silence.getMessage()),
        silence);
  }
}
