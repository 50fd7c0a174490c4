package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Migration;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What one sync writes to the ledger. While that does not answer, the environment goes on without
 * it, and the next sync catches up. For one thread.
 */
final class LedgerSide {
  private final Context context;
  private final Environment environment;
  private final JournalCopy copy;
  private final Set<Finding> findings = new LinkedHashSet<>();
  private boolean silent;

  LedgerSide(Context context, Environment environment, Target target) {
    this.context = context;
    this.environment = environment;
    this.copy = new JournalCopy(context, target, environment.name());
  }

  /** Before anything is applied: registers texts, opens what is to be opened, and copies. */
  void prepare(Looked looked) {
    attempt(
        () -> {
          LedgerJournals journals = context.journals();
          List<Migration> unknown = new ArrayList<>(looked.guidance().unregistered());
          if (!environment.followsReleases()) {
            looked.wanted().stream().map(Due::migration).forEach(unknown::add);
          }
          if (!unknown.isEmpty()) {
            journals.register(unknown);
          }
          journals.openEnvironment(
              environment.name(), environment.mode(), environment.followsReleases());
          copy.update().ifPresent(findings::add);
        });
  }

  /** Copies what was applied since. */
  void follow() {
    attempt(() -> copy.update().ifPresent(findings::add));
  }

  private void attempt(Runnable writing) {
    try {
      writing.run();
    } catch (LedgerSilentException silence) {
      silent = true;
      findings.add(LedgerFindings.silent(environment.name(), silence));
    }
  }

  /** Whether it did not answer at some time in this sync. */
  boolean isSilent() {
    return silent;
  }

  /** What came to light so far, in order. */
  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
