package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of {@code sync} on a managed environment: look, refuse or register, apply one by one,
 * bring the ledger's copy up to date. When another runner gets ahead, it looks again and goes on
 * with what is left.
 */
final class ManagedSync {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private final Context context;
  private final Environment environment;
  private final Target target;
  private final ManagedEnvironment managed;
  private final LedgerSide ledger;
  private final Deadline deadline;
  private final List<MigrationId> applied = new ArrayList<>();
  private final Map<MigrationId, MigrationId> late = new LinkedHashMap<>();
  private final Set<Finding> told = new HashSet<>();

  ManagedSync(Context context, Environment environment, Target target, ManagedEnvironment managed) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.managed = managed;
    this.ledger = new LedgerSide(context, environment, target);
    this.deadline = context.deadline(environment.name());
  }

  SyncReport run() {
    while (true) {
      Looked looked = managed.look();
      refuseBlocked(looked);
      ledger.prepare(looked);
      Set<Finding> findings = new LinkedHashSet<>(remaining(looked));
      findings.addAll(ledger.findings());
      tell(findings);
      if (!looked.wanted().isEmpty()) {
        managed.catalog().lookAndRecord();
      }
      try {
        applyWanted(looked);
      } catch (JournalMovedException moved) {
        LOG.info("{}: another runner got ahead, looking again", environment.name());
        continue;
      } catch (MigrationFailedException | FindingsException failed) {
        followAfter(failed);
        throw failed;
      }
      ledger.follow();
      findings.addAll(ledger.findings());
      tell(findings);
      return managed.report(applied, late, List.copyOf(findings));
    }
  }

  private void refuseBlocked(Looked looked) {
    try {
      Admission.refuseBlocked(
          "Environment '%s' cannot be synced.".formatted(environment.name()), looked.findings());
    } catch (FindingsException refused) {
      tell(looked.findings());
      throw refused;
    }
  }

  /** Tells of problems, of each once. */
  private void tell(Iterable<Finding> findings) {
    List<Finding> untold = new ArrayList<>();
    findings.forEach(
        finding -> {
          if (told.add(finding)) {
            untold.add(finding);
          }
        });
    context.tellDrift(environment.name(), untold);
  }

  /** The failure stands in the environment's journal: the ledger is to know of it as well. */
  private void followAfter(LedgerException failed) {
    try {
      ledger.follow();
    } catch (RuntimeException uncopied) {
      failed.addSuppressed(uncopied);
    }
  }

  /** Notes that are still true after everything due was applied. */
  private static List<Finding> remaining(Looked looked) {
    return looked.findings().stream()
        .filter(finding -> finding.code() != FindingCode.FAILED)
        .toList();
  }

  private void applyWanted(Looked looked) {
    MigrationApplication application =
        new MigrationApplication(
            context, environment, target, deadline, looked.view().entries(), opening(looked));
    if (ledger.isSilent()) {
      application.withoutLedger();
    }
    new Backlog(application, target, looked.wanted(), applied.size()).apply(this::applied);
    application.open();
  }

  private void applied(Due due) {
    MigrationId id = due.migration().id();
    applied.add(id);
    due.overtaker().ifPresent(later -> late.put(id, later));
    LOG.info("{}: applied {}", environment.name(), id);
  }

  private List<EntryDraft> opening(Looked looked) {
    List<EntryDraft> opening = new ArrayList<>();
    if (looked.isNew()) {
      opening.add(
          LedgerJournals.opening(
              environment, target.inspect(context.journalOf(environment.name()))));
    }
    looked.guidance().toKeep().ifPresent(opening::add);
    return opening;
  }
}
