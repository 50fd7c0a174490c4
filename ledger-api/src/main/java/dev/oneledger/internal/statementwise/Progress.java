package dev.oneledger.internal.statementwise;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StepProgress;
import dev.oneledger.spi.StepProgress.Attempt;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a migration came statement by statement, by the entries about it. An immutable value.
 * Internal: may change in any release.
 *
 * @param step what the next try starts from
 * @param prefix the hash of the statements that are done; null if none is
 * @param statements how many statements the migration had; 0 if that is not known
 */
public record Progress(StepProgress step, @Nullable Hash prefix, int statements) {
  /** Nothing was tried, or all of it is done. */
  public static final Progress NONE = new Progress(StepProgress.NONE, null, 0);

  /** Whether a part of the migration is there, or may be. */
  public boolean isBegun() {
    Attempt last = step.last();
    return step.done() > 0 || (last != null && !last.failed());
  }

  /** This progress after one more entry about the same migration. */
  public Progress after(JournalEntry entry) {
    return switch (entry.kind()) {
      case STARTED, IN_DOUBT -> at(entry, new Attempt(entry.details(), false));
      case STATEMENT_DONE -> at(entry, null);
      case FAILED -> entry.detail(Facts.DONE) == null ? this : at(entry, attempt(entry));
      case RESOLVED_APPLIED -> at(entry, null);
      case RESOLVED_NOT_APPLIED -> at(entry, new Attempt(lastFacts(), true));
      default -> entry.kind().status().isEmpty() ? this : NONE;
    };
  }

  private static Attempt attempt(JournalEntry entry) {
    return new Attempt(entry.details(), true);
  }

  private Map<String, String> lastFacts() {
    Attempt last = step.last();
    return last == null ? Map.of() : last.facts();
  }

  private static Progress at(JournalEntry entry, @Nullable Attempt last) {
    int done = number(entry, Facts.DONE);
    String prefix = entry.detail(Facts.PREFIX);
    return new Progress(
        new StepProgress(done, last),
        done == 0 || prefix == null ? null : Hash.parse(prefix),
        number(entry, Facts.OF));
  }

  private static int number(JournalEntry entry, String name) {
    String value = entry.detail(name);
    return value == null ? 0 : Integer.parseInt(value);
  }

  /** Whether these statements begin with those that are done. */
  public boolean isBeginningOf(StatementHashes hashes) {
    return prefix == null
        || (step.done() <= hashes.count() && hashes.prefix(step.done()).equals(prefix));
  }

  /** Whether the statement after those done is the one that was begun, if one was. */
  public boolean isOpenAt(List<SqlStatement> statements) {
    Attempt last = step.last();
    String begun = last == null || last.failed() ? null : last.facts().get(Facts.HASH);
    return begun == null
        || (step.done() < statements.size()
            && StatementHashes.of(statements.get(step.done())).toString().equals(begun));
  }
}
