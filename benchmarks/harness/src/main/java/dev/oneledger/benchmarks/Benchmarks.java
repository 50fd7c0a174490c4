package dev.oneledger.benchmarks;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Settings;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Machine;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.jmh.CpuOnly;
import dev.oneledger.benchmarks.load.JarSizes;
import dev.oneledger.benchmarks.load.LoadedClasses;
import dev.oneledger.benchmarks.own.Bundles;
import dev.oneledger.benchmarks.own.Contracts;
import dev.oneledger.benchmarks.own.Statuses;
import dev.oneledger.benchmarks.start.AtHead;
import dev.oneledger.benchmarks.start.FirstApply;
import dev.oneledger.benchmarks.start.RoundTrips;
import dev.oneledger.benchmarks.tenants.ManySchemas;
import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.campaign.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs workloads and reports what they cost. */
public final class Benchmarks {
  private static final double NANOS_PER_MINUTE = 60e9;

  private Benchmarks() {}

  private static Map<String, Workload> workloads() {
    Map<String, Workload> workloads = new LinkedHashMap<>();
    workloads.put("trips", new RoundTrips());
    workloads.put("at-head", new AtHead());
    workloads.put("apply", new FirstApply());
    workloads.put("tenants", new ManySchemas());
    workloads.put("bundle", new Bundles());
    workloads.put("status", new Statuses());
    workloads.put("contract", new Contracts());
    workloads.put("jars", new JarSizes());
    workloads.put("classes", new LoadedClasses());
    workloads.put("cpu", new CpuOnly());
    return workloads;
  }

  /**
   * Runs them. The report goes to standard output and to {@code harness/target/benchmarks.md}.
   *
   * @param arguments the folder of the modules; then, with blanks between them, names of workloads
   *     with commas between them (all where there is none) and {@code key=value}
   */
  public static void main(String[] arguments) {
    Path modules = Path.of(arguments[0]).toAbsolutePath().normalize();
    try {
      run(modules, List.of(String.join(" ", arguments).strip().split(" +")));
    } catch (UsageException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  private static void run(Path modules, List<String> words) {
    List<String> names = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String word : words.subList(1, words.size())) {
      (word.contains("=") ? options : names).add(word);
    }
    Map<String, Workload> chosen = chosen(names);
    Settings settings = new Settings(Options.of(options));
    Report report = new Report(modules.resolve("harness/target/benchmarks.md"));
    try (Arena arena = new Arena(settings, modules)) {
      report.paragraph("# Benchmarks: " + String.join(" ", words.subList(1, words.size())));
      report.paragraph(
          "%s; %s.%nLoad at the beginning: %s."
              .formatted(
                  Machine.description(arena.folder()), arena.serverDescription(), Machine.load()));
      long begin = System.nanoTime();
      chosen.values().forEach(workload -> workload.run(arena, report));
      report.paragraph(
          "%s minutes; load at the end: %s."
              .formatted(
                  Numbers.rounded((System.nanoTime() - begin) / NANOS_PER_MINUTE), Machine.load()));
    }
  }

  private static Map<String, Workload> chosen(List<String> names) {
    Map<String, Workload> all = workloads();
    if (names.isEmpty()) {
      return all;
    }
    Map<String, Workload> chosen = new LinkedHashMap<>();
    for (String name : String.join(",", names).split(",", -1)) {
      Workload workload = all.get(name);
      if (workload == null) {
        throw new UsageException(
            "No workload '%s': expected some of %s".formatted(name, all.keySet()));
      }
      chosen.put(name, workload);
    }
    return chosen;
  }
}
