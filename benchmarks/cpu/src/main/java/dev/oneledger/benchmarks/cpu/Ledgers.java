package dev.oneledger.benchmarks.cpu;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Journal;
import dev.oneledger.Ledger;
import dev.oneledger.StatusMatrix;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.page.LedgerReading;
import dev.oneledger.page.StatusPage;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A ledger of 1,000 migrations in three environments, in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class Ledgers {
  private static final int MIGRATIONS = 1000;
  private static final List<String> ENVIRONMENTS = List.of("dev", "staging", "prod");

  private Journal journal;
  private StatusMatrix matrix;
  private LedgerReading reading;

  /** Applies them. */
  @Setup
  public void apply() {
    Map<String, String> files = new TreeMap<>();
    for (int number = 1; number <= MIGRATIONS; number++) {
      files.put(
          "%s_table.sql".formatted(number), "CREATE TABLE t%s (id bigint);".formatted(number));
    }
    var builder = Ledger.inMemory("benchmark").migrations(MigrationSource.of(files));
    ENVIRONMENTS.forEach(
        name -> builder.environment(Environment.managed(name, new InMemoryTarget())));
    Ledger ledger = builder.open();
    ENVIRONMENTS.forEach(ledger::sync);
    journal = ledger.journal("dev");
    reading = LedgerReading.of(ledger);
    matrix = reading.matrix();
  }

  /** A journal of 1,000 migrations is held to its hashes. */
  @Benchmark
  public List<Finding> verifyJournal() {
    return JournalVerifier.verify(journal.key(), journal.entries());
  }

  /** The matrix as text. */
  @Benchmark
  public String renderMatrix() {
    return matrix.render(false);
  }

  /** The page, into nowhere. */
  @Benchmark
  public void writePage() throws IOException {
    StatusPage.write(reading, OutputStream.nullOutputStream());
  }
}
