package dev.oneledger.benchmarks.cpu;

import dev.oneledger.Hash;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A script of 100 statements, 12 kB of text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Texts {
  private static final int TABLES = 50;

  private final String script = script();

  private static String script() {
    StringBuilder script = new StringBuilder();
    for (int number = 0; number < TABLES; number++) {
      script.append(
          """
          CREATE TABLE t_%1$s (
            id bigint PRIMARY KEY,
            name text NOT NULL,
            created timestamptz NOT NULL DEFAULT now() -- by whom is not kept
          );
          CREATE INDEX t_%1$s_name ON t_%1$s (name);
          """
              .formatted(number));
    }
    return script.toString();
  }

  /** SHA-256 of the bytes: what any tool has to do. */
  @Benchmark
  public Hash sha256() {
    return Hash.sha256(script);
  }

  /** The hash of the text and the one that leaves comments and blanks out. */
  @Benchmark
  public Hash bothHashes() {
    SqlText text = SqlText.of(script);
    text.textHash();
    return text.tokenHash();
  }

  /** Its statements. */
  @Benchmark
  public SqlScript split() {
    return SqlSplitter.split(script, SqlDialect.POSTGRESQL);
  }
}
