package dev.oneledger.benchmarks.load;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The jars that each tool needs at run time, beyond what the floor needs. */
public final class JarSizes implements Workload {
  @Override
  public void run(Arena arena, Report report) {
    List<String> ofFloor = names(Tool.FLOOR.closure(arena.modules()));
    Table table = new Table("tool", "all, MB", "jars, MB each");
    Set<List<Path>> seen = new HashSet<>();
    for (Tool tool : arena.settings().tools()) {
      List<Path> closure = tool.closure(arena.modules());
      if (tool != Tool.FLOOR && seen.add(closure)) {
        List<Path> jars =
            closure.stream()
                .filter(jar -> !name(jar).startsWith("benchmark-"))
                .filter(jar -> !isTheDriver(jar, ofFloor))
                .toList();
        table.row(tool.label(), megabytes(jars), each(jars));
      }
    }
    report.section("Jars needed at run time, without the JDBC driver", table);
  }

  private static List<String> names(List<Path> jars) {
    return jars.stream().map(JarSizes::name).toList();
  }

  private static boolean isTheDriver(Path jar, List<String> ofFloor) {
    return ofFloor.contains(name(jar)) && !name(jar).startsWith("jspecify");
  }

  private static String name(Path jar) {
    return jar.getFileName().toString();
  }

  private static String each(List<Path> jars) {
    List<String> texts = new ArrayList<>();
    for (Path jar : jars) {
      texts.add(name(jar).replaceFirst("\\.jar$", "") + " " + megabytes(List.of(jar)));
    }
    return String.join(", ", texts);
  }

  private static String megabytes(List<Path> jars) {
    long bytes = 0;
    for (Path jar : Set.copyOf(jars)) {
      try {
        bytes += Files.size(jar);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return Numbers.rounded(Numbers.megabytes(bytes));
  }
}
