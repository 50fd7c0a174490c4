package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.ManagedEnvironment.Looked;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    this.deadline = Deadline.in(context.settings().deadline());
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
      }
      List<Finding> findings = new ArrayList<>(remaining(looked));
      new JournalCopy(context, target).update(key).ifPresent(findings::add);
      return managed.report(applied, findings);
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
    List<JournalEntry> written = new ArrayList<>(looked.view().entries());
    JournalWriter writer = new JournalWriter(key, written);
    List<JournalEntry> opening =
        looked.isNew()
            ? List.of(context.journals().opening(writer, environment, target.inspect(key)))
            : List.of();
    for (Due due : looked.view().due()) {
      written.addAll(opening);
      written.add(apply(writer, due, opening, written));
      opening = List.of();
    }
    if (!opening.isEmpty()) {
      target.apply(Step.entriesOnly("open the journal"), opening, deadline);
    }
  }

  private JournalEntry apply(
      JournalWriter writer, Due due, List<JournalEntry> opening, List<JournalEntry> before) {
    Migration migration = due.migration();
    Subject subject = LedgerJournals.subject(migration);
    JournalEntry entry =
        writer.next(EntryKind.APPLIED, context.stamps().now(), subject, details(due));
    List<JournalEntry> entries = new ArrayList<>(opening);
    entries.add(entry);
    try {
      target.apply(ApplyScript.step(migration, target.dialect()), entries, deadline);
    } catch (StatementFailedException e) {
      recordFailure(new JournalWriter(key, before), opening, subject, e);
      throw failed(migration, e);
    }
    applied.add(migration.id());
    LOG.info("{}: applied {}", environment.name(), migration.id());
    return entry;
  }

  private static Map<String, String> details(Due due) {
    return due.overtaker().isPresent() ? Map.of("out-of-order", "true") : Map.of();
  }

  private void recordFailure(
      JournalWriter writer,
      List<JournalEntry> opening,
      Subject subject,
      StatementFailedException failure) {
    List<JournalEntry> entries = new ArrayList<>(opening);
    entries.add(
        writer.next(EntryKind.FAILED, context.stamps().now(), subject, failureDetails(failure)));
    try {
      target.apply(Step.entriesOnly("record a failure"), entries, deadline);
      new JournalCopy(context, target).update(key);
    } catch (RuntimeException unrecorded) {
      failure.addSuppressed(unrecorded);
    }
  }

  private static Map<String, String> failureDetails(StatementFailedException failure) {
    Map<String, String> details = new TreeMap<>();
    details.put(JournalState.MESSAGE, failure.serverMessage());
    details.put("line", Integer.toString(failure.line()));
    String sqlState = failure.sqlState();
    if (sqlState != null) {
      details.put("sqlstate", sqlState);
    }
    return details;
  }

  private MigrationFailedException failed(Migration migration, StatementFailedException e) {
    return new MigrationFailedException(
        "Environment '%s': %s".formatted(environment.name(), e.getMessage()),
        migration.id(),
        e.line(),
        e.sqlState(),
        e);
  }
}
