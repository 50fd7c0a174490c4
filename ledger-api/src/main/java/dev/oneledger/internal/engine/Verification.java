package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode.Severity;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.StartMode;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.LockHolder;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Optional;

/**
 * A start that applies nothing: it finds everything applied, or waits until another replica has
 * applied it. While it waits it asks for the journal's last entry only, and looks again when that
 * has changed. Writes nothing anywhere.
 */
final class Verification {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final ManagedEnvironment managed;
  private final Acceptance acceptance;
  private final JournalKey key;
  private final Deadline deadline;
  private final Patience patience;

  Verification(
      Context context,
      Environment environment,
      Target target,
      ManagedEnvironment managed,
      Acceptance acceptance) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.managed = managed;
    this.acceptance = acceptance;
    this.key = context.journalOf(environment.name());
    this.deadline = context.deadline(environment.name());
    this.patience = new Patience(deadline);
  }

  SyncReport run() {
    boolean waits = environment.start().mode() == StartMode.WAIT;
    while (true) {
      Looked looked = managed.look();
      List<Finding> findings = looked.findingsOfVerifying();
      if (findings.stream().noneMatch(f -> f.code().severity() == Severity.BLOCKING)) {
        context.tellDrift(environment.name(), findings);
        return report(looked);
      }
      if (!waits || !looked.mayComeByItself()) {
        throw refused(
            "Environment '%s' is not ready; nothing was done.".formatted(environment.name()),
            findings);
      }
      if (!hasChanged(looked)) {
        throw refused(
            "Environment '%s' did not become ready: another replica was to apply what is missing. Gave up after %s ms; nothing was done."
                .formatted(environment.name(), deadline.allowed().toMillis()),
            findings);
      }
    }
  }

  private SyncReport report(Looked looked) {
    return new SyncReport(
        environment.name(), environment.mode(), List.of(), looked.findings(), summary(looked));
  }

  private String summary(Looked looked) {
    Expectation expectation = looked.view().expectation();
    if (environment.followsReleases() && expectation.release().isEmpty()) {
      return acceptance.verified("no release is assigned");
    }
    String whole =
        expectation
            .release()
            .map(release -> "everything of " + release)
            .orElse("everything this build has");
    return acceptance.verified(whole, expectation.order(), looked.view().state());
  }

  private FindingsException refused(String what, List<Finding> findings) {
    context.tellDrift(environment.name(), findings);
    return new FindingsException(what, findings.stream().filter(Finding::isProblem).toList());
  }

  /** Waits until the journal's last entry is another one; false if the deadline passes first. */
  private boolean hasChanged(Looked looked) {
    List<JournalEntry> seen = looked.view().entries();
    Optional<Hash> last = hash(seen.stream().reduce((before, after) -> after));
    do {
      if (!patience.pause(() -> awaited(looked))) {
        return false;
      }
    } while (hash(target.head(key)).equals(last));
    return true;
  }

  private static Optional<Hash> hash(Optional<JournalEntry> entry) {
    return entry.map(each -> each.chain().hash());
  }

  private static LockHolder awaited(Looked looked) {
    int more = looked.wanted().size() - 1;
    return LockHolder.unknown(
        "another replica, to apply %s%s"
            .formatted(
                looked.wanted().get(0).migration().id(),
                more == 0 ? "" : " and %s more".formatted(more)));
  }
}
