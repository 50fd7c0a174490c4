package dev.oneledger.reliability.sets;

import dev.oneledger.ddl.ScratchDatabase;
import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.campaign.UsageException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tries guard, rollback and proof on a folder of migrations for PostgreSQL. Options: {@code
 * folder}; {@code url}, the JDBC URL of a server with a user who may create databases; {@code
 * placeholders=key=value,key=value}; {@code details=no} to leave the lines for single files out.
 */
public final class MigrationSets {

  private MigrationSets() {}

  /** Tries, prints the figures, and tells whether nothing went wrong unnoticed. */
  public static boolean run(Options options) {
    return tried(options).isFlawless();
  }

  static SetFigures tried(Options options) {
    options.allowing("folder", "url", "placeholders", "details");
    Path folder = Path.of(required(options, "folder"));
    Databases databases = new Databases(required(options, "url"));
    List<SetFile> files =
        SetFolder.read(
            folder, options.text("placeholders").map(MigrationSets::pairs).orElse(Map.of()));
    SetFigures figures = new SetFigures();
    try (ScratchDatabase base = databases.empty()) {
      SetRun run = new SetRun(databases, base);
      for (SetFile file : files) {
        FileTrial trial = run.next(file);
        figures.add(trial);
        if (!options.text("details").orElse("yes").equals("no")) {
          trial.lines().forEach(System.out::println);
        }
      }
    }
    System.out.printf(
        "%n%s on PostgreSQL %s, second judge: %s%n%s",
        folder, databases.version(), databases.judge(), figures);
    return figures;
  }

  private static Map<String, String> pairs(String text) {
    return Arrays.stream(text.split(",", -1))
        .map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length < 2 ? "" : pair[1]));
  }

  private static String required(Options options, String key) {
    return options
        .text(key)
        .orElseThrow(() -> new UsageException("Option '%s' is missing".formatted(key)));
  }
}
