package dev.oneledger.memory;

import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementFailedException;
import dev.oneledger.spi.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is to go wrong in a target, as programmed by a test. Guarded by its owner. */
final class Faults {
  private final List<Fault> faults = new ArrayList<>();
  private @Nullable Fault commitFault;
  private @Nullable Crash crash;

  record Fault(Predicate<SqlStatement> where, boolean once, String sqlState, String message) {}

  void add(Fault fault) {
    faults.add(fault);
  }

  void failNextCommit(String sqlState, String message) {
    commitFault = new Fault(statement -> false, true, sqlState, message);
  }

  void crashAt(CrashPoint point, String fragment) {
    crash = new Crash(point, fragment);
  }

  private record Crash(CrashPoint point, String fragment) {
    boolean isDue(CrashPoint reached, List<SqlStatement> statements) {
      return point == reached
          && (fragment.isEmpty()
              || statements.stream().anyMatch(each -> each.text().contains(fragment)));
    }
  }

  void clear() {
    faults.clear();
    commitFault = null;
    crash = null;
  }

  void check(Step step, SqlStatement statement) {
    Optional<Fault> due = faults.stream().filter(f -> f.where.test(statement)).findFirst();
    if (due.isPresent()) {
      if (due.get().once) {
        faults.remove(due.get());
      }
      String place =
          "statement %s, %s line %s".formatted(statement.number(), step.origin(), statement.line());
      throw failure(step, place, statement.line(), due.get());
    }
  }

  void checkCommit(Step step) {
    Fault fault = commitFault;
    if (fault != null) {
      commitFault = null;
      throw failure(step, "commit, " + step.origin(), 0, fault);
    }
  }

  /** Whether the connection is lost here; it is lost once. */
  boolean crashesAt(CrashPoint point, List<SqlStatement> statements) {
    boolean crashes = crash != null && crash.isDue(point, statements);
    if (crashes) {
      crash = null;
    }
    return crashes;
  }

  private static StatementFailedException failure(Step step, String place, int line, Fault fault) {
    String message =
        "%s failed at %s: %s (SQLSTATE %s)."
            .formatted(
                step.migration() == null ? "A step" : "Migration " + step.migration(),
                place,
                fault.message,
                fault.sqlState);
    return new StatementFailedException(
        message, line, fault.sqlState, fault.message, new IllegalStateException(fault.message));
  }
}
