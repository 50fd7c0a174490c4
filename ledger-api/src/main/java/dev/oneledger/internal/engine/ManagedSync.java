package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.ManagedEnvironment.Looked;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
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
  private final JournalKey key;
  private final Deadline deadline;
  private final List<MigrationId> applied = new ArrayList<>();

  ManagedSync(Context context, Environment environment, Target target, ManagedEnvironment managed) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.managed = managed;
    this.key = context.journalOf(environment.name());
    this.deadline = context.deadline(environment.name());
  }

  SyncReport run() {
    while (true) {
      Looked looked = managed.look();
      Admission.refuseBlocked(
          "Environment '%s' cannot be synced.".formatted(environment.name()), looked.findings());
      register(looked);
      try {
        applyDue(looked);
      } catch (JournalMovedException moved) {
        LOG.info("{}: another runner got ahead, looking again", environment.name());
        continue;
      } catch (MigrationFailedException | FindingsException failed) {
        copyAfter(failed);
        throw failed;
      }
      List<Finding> findings = new ArrayList<>(remaining(looked));
      new JournalCopy(context, target).update(key).ifPresent(findings::add);
      return managed.report(applied, findings);
    }
  }

  /** The failure stands in the environment's journal: the ledger is to know of it as well. */
  private void copyAfter(LedgerException failed) {
    try {
      new JournalCopy(context, target).update(key);
    } catch (RuntimeException uncopied) {
      failed.addSuppressed(uncopied);
    }
  }

  private void register(Looked looked) {
    LedgerJournals journals = context.journals();
    if (!environment.followsReleases()) {
      journals.register(looked.view().due().stream().map(Due::migration).toList());
    }
    journals.openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
  }

  /** Notes that are still true after everything due was applied. */
  private static List<Finding> remaining(Looked looked) {
    return looked.findings().stream()
        .filter(finding -> finding.code() != FindingCode.FAILED)
        .toList();
  }

  private void applyDue(Looked looked) {
    List<EntryDraft> opening =
        looked.isNew()
            ? List.of(LedgerJournals.opening(environment, target.inspect(key)))
            : List.of();
    MigrationApplication application =
        new MigrationApplication(
            context, environment, target, deadline, looked.view().entries(), opening);
    for (Due due : looked.view().due()) {
      application.apply(due);
      applied.add(due.migration().id());
      LOG.info("{}: applied {}", environment.name(), due.migration().id());
    }
    application.open();
  }
}
