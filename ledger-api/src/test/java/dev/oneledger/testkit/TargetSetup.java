package dev.oneledger.testkit;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;

/** How the target suites get a target, and the SQL that fits it. */
public abstract class TargetSetup {
  static final JournalKey DEV = JournalKey.environment("crm", "dev");
  static final String FILE = "db/ledger/2_step.sql";

  /** The target under test: an empty schema, no journal. */
  Target target;

  @BeforeEach
  void open_an_empty_target() {
    target = newTarget();
  }

  /** A target on a fresh, empty schema without a journal. Called once per test, first of all. */
  protected abstract Target newTarget();

  /** Another target on the same database and schema, as another replica would open it. */
  protected abstract Target anotherTarget();

  /** A target of this kind whose database does not answer. */
  protected abstract Target unreachableTarget();

  /** The name of the product under test, such as {@code PostgreSQL}. */
  protected abstract String product();

  /** What the database says of itself: asked from the running product, never a constant. */
  protected abstract String reportedProduct();

  /** All objects and rows there now, in any form that is equal exactly if nothing has changed. */
  protected abstract Object contents();

  /** A statement that creates a table for notes; it fails if the table is there. */
  protected abstract String createTable(String table);

  /** A statement that adds one note to a table. The note has no quotes and no backslashes. */
  protected abstract String insertNote(String table, String note);

  /** A statement that is accepted and fails when it runs, whatever is there. */
  protected abstract String failingStatement();

  /** The SQLSTATE that {@link #failingStatement} fails with. */
  protected abstract String failingSqlState();

  /**
   * A script that adds so many notes to a table as a side effect of one statement that returns a
   * row for each; empty if the product has no such thing.
   */
  protected abstract Optional<String> insertByReturningRows(String table, int notes);

  /** The notes in a table, asked past the target; empty if there is no such table. */
  protected abstract Optional<List<String>> notes(String table);

  /** Creates a table in the target's schema past the ledger. */
  protected abstract void createForeignTable(String table);

  /** Takes the lock of an environment as a runner elsewhere would. */
  protected abstract HeldLock holdLock(JournalKey key);

  /**
   * A lock that somebody else holds.
   *
   * @param holder a part of what the target is to say about the holder
   * @param release lets go of it
   */
  public record HeldLock(String holder, Runnable release) implements AutoCloseable {
    @Override
    public void close() {
      release.run();
    }
  }

  final Step step(String script) {
    return new Step(MigrationId.parse("2_step"), FILE, statements(script));
  }

  private List<SqlStatement> statements(String script) {
    return SqlSplitter.split(script, target.dialect()).statements();
  }

  static String script(List<String> statements) {
    return String.join(";\n", statements) + ";\n";
  }

  static Deadline soon() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  final void write(List<JournalEntry> entries) {
    target.apply(Step.entriesOnly("seeded by a test"), entries, soon());
  }
}
