package dev.oneledger.reliability.compare;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.reliability.compare.LeftOut.Why;
import dev.oneledger.reliability.process.Command;
import dev.oneledger.spi.MigrationSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out which of the files {@code sync} applies, and applies them. */
final class ManagedRun {
  private static final String ENVIRONMENT = "main";
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final Scratch scratch;
  private final List<SetFile> files;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private final @Nullable NoTransaction directive;
  private boolean hasFailed;

  /** Whether a migration that failed has left a part of itself. */
  private boolean isSpoilt;

  ManagedRun(Scratch scratch, List<SetFile> files, @Nullable NoTransaction directive) {
    this.scratch = scratch;
    this.files = new ArrayList<>(files);
    this.directive = directive;
  }

  /**
   * Goes on until all that is left passes, on a database that has seen nothing else; the scratch
   * database holds it then.
   */
  void run() {
    scratch.renew();
    while (!passes()) {
      if (isSpoilt) {
        scratch.renew();
        isSpoilt = false;
      }
    }
    if (hasFailed) {
      scratch.renew();
      ledger().sync(ENVIRONMENT);
      hasFailed = false;
    }
  }

  private boolean passes() {
    Ledger ledger = ledger();
    try {
      ledger.sync(ENVIRONMENT);
      return true;
    } catch (FindingsException refused) {
      leaveOutAll(refused);
    } catch (MigrationFailedException failed) {
      SetFile file = named(failed.migration().toString());
      SetFile outside = directive == null ? file : directive.against(failed, file);
      if (outside.equals(file)) {
        leaveOut(file, failed);
      } else {
        files.set(files.indexOf(file), outside);
        hasFailed = true;
        isSpoilt = true;
      }
    } catch (LedgerException refused) {
      leaveOut(named(ledger.plan(ENVIRONMENT).steps().get(0).id().toString()), refused);
    }
    return false;
  }

  /** What was applied, in order. */
  List<SetFile> applied() {
    return List.copyOf(files);
  }

  List<LeftOut> leftOut() {
    return List.copyOf(leftOut);
  }

  private Ledger ledger() {
    Map<String, String> texts = new HashMap<>();
    files.forEach(file -> texts.put(file.name(), file.migration().apply().text()));
    return Ledger.forApp("comparison")
        .store(JdbcLedgerStore.on(scratch.dataSource()))
        .migrations(MigrationSource.of(texts))
        .environment(Environment.managed(ENVIRONMENT, JdbcTarget.on(scratch.dataSource())))
        .deadline(DEADLINE)
        .open();
  }

  /** What is refused before anything runs is refused for all files at once. */
  private void leaveOutAll(FindingsException refused) {
    Map<SetFile, String> reasons = new TreeMap<>((a, b) -> a.name().compareTo(b.name()));
    for (Finding finding : refused.findings()) {
      files.stream()
          .filter(file -> finding.place().equals(ENVIRONMENT + ", " + file.migration().id()))
          .forEach(file -> reasons.merge(file, finding.text(), (one, two) -> one + "\n" + two));
    }
    if (reasons.isEmpty()) {
      throw new IllegalStateException("Refused for no file's sake", refused);
    }
    reasons.forEach((file, reason) -> leaveOut(file, Why.REFUSED, reason));
  }

  private void leaveOut(SetFile file, LedgerException failed) {
    hasFailed = true;
    isSpoilt = !file.migration().transactional();
    Command.Result psql = scratch.psqlOnCopy(file.file());
    if (psql.exit() == 0) {
      leaveOut(file, Why.FAILS_IN_SYNC, String.valueOf(failed.getMessage()));
    } else {
      String first = psql.output().strip().lines().findFirst().orElse("");
      leaveOut(file, Why.FAILS_IN_BOTH, first.replace(file.file().toString(), file.name()));
    }
  }

  /** Goes on without a file; {@link #run} has to be called again. */
  void leaveOut(SetFile file, Why why, String reason) {
    files.remove(file);
    leftOut.add(new LeftOut(file.name(), why, reason));
  }

  private SetFile named(String id) {
    return files.stream()
        .filter(file -> file.migration().id().toString().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No file is migration " + id));
  }
}
