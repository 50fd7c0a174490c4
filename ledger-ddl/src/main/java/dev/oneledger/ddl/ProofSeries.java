package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerListener;
import dev.oneledger.Migration;
import dev.oneledger.ddl.internal.coverage.Coverage;
import dev.oneledger.ddl.internal.proof.Judge;
import dev.oneledger.ddl.internal.proof.PlainRun;
import dev.oneledger.ddl.internal.proof.ProofRun;
import dev.oneledger.ddl.internal.proof.ScratchCheck;
import dev.oneledger.ddl.internal.proof.ScratchSession;
import dev.oneledger.internal.listening.Listening;
import dev.oneledger.spi.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Proves migrations one after the other on one scratch database, each in the state after those
 * before it, as {@link Proof} proves one. Immutable.
 *
 * <p>In a test of JUnit 5, for each migration a test of its own:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> every_migration_is_replayable_and_reversible() {
 *   return ProofSeries.of(MigrationSource.classpath("db/ledger"))
 *       .cases(scratch)
 *       .map(each -> DynamicTest.dynamicTest(each.name(), each::verify));
 * }
 * }</pre>
 */
public final class ProofSeries {
  private final List<Migration> migrations;
  private final @Nullable Integer major;
  private final LedgerListener listener;

  private ProofSeries(
      List<Migration> migrations, @Nullable Integer major, LedgerListener listener) {
    this.migrations = List.copyOf(migrations);
    this.major = major;
    this.listener = listener;
  }

  /** Proofs of these migrations, in this order. */
  public static ProofSeries of(List<Migration> migrations) {
    return new ProofSeries(migrations, null, event -> {});
  }

  /** Proofs of a source's migrations, in the order of their ids; loads them. */
  public static ProofSeries of(MigrationSource source) {
    return of(source.load().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList());
  }

  /** The same on a server of this major version only. */
  public ProofSeries expectingMajor(int major) {
    return new ProofSeries(migrations, major, listener);
  }

  /** The same, telling a listener which migration is next, by {@link LedgerEvent.Proving}. */
  public ProofSeries listener(LedgerListener newListener) {
    return new ProofSeries(migrations, major, newListener);
  }

  /**
   * Runs all proofs. Where one leaves the database in another state than that after its migration,
   * nothing can be said of those behind it: they have a verdict with P005.
   *
   * @throws FindingsException as {@link Proof#on} does
   */
  public List<ProofVerdict> on(DataSource scratch) {
    return cases(scratch).map(ProofCase::verdict).toList();
  }

  /**
   * A case for each migration, for a test framework to run, in order; each begins with the state
   * that the cases before it left, or applies their migrations where they were left out.
   */
  public Stream<ProofCase> cases(DataSource scratch) {
    Progress progress = new Progress(scratch);
    List<ProofCase> cases = new ArrayList<>();
    for (int i = 0; i < migrations.size(); i++) {
      int place = i;
      cases.add(new ProofCase(migrations.get(i), () -> progress.prove(place)));
    }
    return cases.stream();
  }

  /** A verdict, and whether the database is in the state after the migration. */
  record Proven(ProofVerdict verdict, boolean spoiled) {}

  static Proven verdict(ScratchSession session, Migration migration) {
    Coverage coverage = Coverage.of(session.connection(), migration);
    ProofRun run = new ProofRun(session, migration);
    Judge judge = new Judge(migration, run.steps());
    return new Proven(
        new ProofVerdict(
            migration,
            session.server().toString(),
            covered(judge.replayable(), coverage.forth()),
            covered(judge.reversible(), coverage.back()),
            judge.steps(),
            coverage.rows()),
        run.isSpoiled());
  }

  /** What the steps found comes first; where they found something, doubts add nothing. */
  private static ProofVerdict.Judgement covered(
      ProofVerdict.Judgement judged, List<Finding> coverage) {
    return judged.isProven() ? new ProofVerdict.Judgement(coverage) : judged;
  }

  private final class Progress {
    private final DataSource scratch;
    private int next;
    private @Nullable Migration spoiler;

    private Progress(DataSource scratch) {
      this.scratch = scratch;
    }

    private synchronized ProofVerdict prove(int place) {
      Listening.tell(
          listener,
          new LedgerEvent.Proving(migrations.get(place).id(), place + 1, migrations.size()));
      try (ScratchSession session = ScratchSession.open(scratch)) {
        ScratchCheck.requireMajor(session, major);
        if (next == 0) {
          ScratchCheck.requireEmpty(session);
        }
        for (; next < place && spoiler == null; next++) {
          PlainRun.apply(session, migrations.get(next));
        }
        return spoiler == null ? proven(session, place) : unproven(session, place, spoiler);
      }
    }

    private ProofVerdict proven(ScratchSession session, int place) {
      Proven proven = verdict(session, migrations.get(place));
      next = place + 1;
      if (proven.spoiled()) {
        spoiler = migrations.get(place);
      }
      return proven.verdict();
    }

    private ProofVerdict unproven(ScratchSession session, int place, Migration spoiler) {
      ProofVerdict.Judgement no =
          new ProofVerdict.Judgement(
              List.of(
                  new Finding(
                      FindingCode.SCRATCH_UNSUITABLE,
                      migrations.get(place).origin(),
                      "the scratch database is not in the state before this migration, since %s left it in another"
                          .formatted(spoiler.id()),
                      "Correct that migration first.")));
      return new ProofVerdict(
          migrations.get(place), session.server().toString(), no, no, List.of(), ProofRows.NONE);
    }
  }
}
