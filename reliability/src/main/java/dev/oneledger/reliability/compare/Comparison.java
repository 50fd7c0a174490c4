package dev.oneledger.reliability.compare;

import dev.oneledger.reliability.campaign.Options;
import dev.oneledger.reliability.campaign.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares {@code sync} with {@code psql -f} on a folder of migrations. Options: {@code folder};
 * {@code url}, the JDBC URL of a PostgreSQL server with a user who may create databases; {@code
 * no-transaction=where-needed} to run those files outside a transaction that cannot run inside one,
 * as if they said so themselves; {@code order=path} to go by the files' paths, whatever their names
 * are.
 */
public final class Comparison {
  private static final String NO_TRANSACTION = "no-transaction";
  private static final String WHERE_NEEDED = "where-needed";

  private Comparison() {}

  /** Compares, prints the report, and tells whether all is equal. */
  public static boolean run(Options options) {
    options.allowing("folder", "url", "order", NO_TRANSACTION);
    Path folder = Path.of(required(options, "folder"));
    @Nullable NoTransaction directive =
        options.text(NO_TRANSACTION).map(Comparison::directive).orElse(null);
    Order order = options.text("order").map(Order::named).orElse(Order.REVISION);
    Report report = compare(folder, order, required(options, "url"), directive);
    System.out.println(report);
    return report.isEqual();
  }

  private static String required(Options options, String key) {
    return options
        .text(key)
        .orElseThrow(() -> new UsageException("Option '%s' is missing".formatted(key)));
  }

  private static NoTransaction directive(String choice) {
    if (!choice.equals(WHERE_NEEDED)) {
      throw new UsageException("Option '%s': expected %s".formatted(NO_TRANSACTION, WHERE_NEEDED));
    }
    return new NoTransaction();
  }

  /** Compares, with the directive for files that need it, or without. */
  static Report compare(Path folder, Order order, String url, @Nullable NoTransaction directive) {
    if (!Files.isDirectory(folder)) {
      throw new UsageException("Option 'folder': '%s' is no folder".formatted(folder));
    }
    MigrationSet set = MigrationSet.in(folder, order);
    List<SetFile> files =
        directive == null
            ? set.migrations()
            : set.migrations().stream().map(directive::whereNeeded).toList();
    try (Scratch scratch = Scratch.on(url)) {
      ManagedRun managed = new ManagedRun(scratch, files, directive);
      Contents bySync;
      do {
        managed.run();
        bySync = Contents.of(scratch);
      } while (!PsqlRun.repeat(managed, scratch));
      Contents byPsql = Contents.of(scratch);
      return new Report(
          "%s on PostgreSQL %s".formatted(folder, scratch.version()), set, managed, bySync, byPsql);
    }
  }
}
