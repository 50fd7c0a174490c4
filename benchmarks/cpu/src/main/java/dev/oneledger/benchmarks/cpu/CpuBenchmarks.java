package dev.oneledger.benchmarks.cpu;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all benchmarks of this package, and says a line for each, then {@code end}. */
public final class CpuBenchmarks {
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final double KILO = 1000;

  private CpuBenchmarks() {}

  /**
   * Runs them.
   *
   * @param arguments how many seconds are measured for each, after as many that do not count
   */
  public static void main(String[] arguments) throws RunnerException {
    int seconds = Integer.parseInt(arguments[0]);
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .include(CpuBenchmarks.class.getPackageName().replace(".", "\\.") + "\\..*")
                    .forks(1)
                    .warmupIterations(seconds)
                    .warmupTime(TimeValue.seconds(1))
                    .measurementIterations(seconds)
                    .measurementTime(TimeValue.seconds(1))
                    .addProfiler(GCProfiler.class)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    results.forEach(CpuBenchmarks::say);
    System.out.println("end");
  }

  private static void say(RunResult result) {
    Result<?> time = result.getPrimaryResult();
    Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
    System.out.println(
        String.join(
            "\t",
            time.getLabel(),
            rounded(time.getScore()) + " " + time.getScoreUnit(),
            Double.isNaN(time.getScoreError()) ? "" : rounded(time.getScoreError()),
            allocated == null ? "" : rounded(allocated.getScore() / KILO)));
  }

  private static String rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).toPlainString();
  }
}
