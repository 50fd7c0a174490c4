package dev.oneledger.ddl;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.MigrationSource;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks folders of migrations against the contract, for a build: {@code java -cp …
 * dev.oneledger.ddl.CheckMigrations postgresql [rule=refuse|warn|off …] folder …}.
 *
 * <p>Prints one line for each finding, {@code file:line: C001 refused: text}, then a count. Exit
 * code 0 if nothing is refused, 1 if something is, 2 if the arguments or the folders cannot be
 * used. Rules are those of {@link ContractRule}; given ones change {@link ContractPolicy#standard}.
 */
public final class CheckMigrations {

  private static final String USAGE =
      "usage: CheckMigrations postgresql|mariadb|h2 [rule=refuse|warn|off ...] folder ...\n"
          + "rules: structural, data, wrapping, reversible, checksum (for hand-written migrations)";

  private CheckMigrations() {}

  /** Checks, prints, and ends the process with the exit code. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  /** The same without ending the process: 0, 1 or 2. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    try {
      return check(arguments, out);
    } catch (IllegalArgumentException usage) {
      err.println(usage.getMessage() + "\n" + USAGE);
    } catch (LedgerException unusable) {
      err.println(unusable.getMessage());
    }
    return 2;
  }

  private static int check(List<String> arguments, PrintStream out) {
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("No dialect and no folder are given.");
    }
    SqlDialect dialect = choice(SqlDialect.class, arguments.get(0), "dialect");
    ContractPolicy policy = ContractPolicy.standard();
    List<Path> folders = new ArrayList<>();
    for (String argument : arguments.subList(1, arguments.size())) {
      int equals = argument.indexOf('=');
      if (equals > 0 && !Files.isDirectory(Path.of(argument))) {
        policy = policy.with(rule(argument.substring(0, equals)), weight(argument, equals));
      } else {
        folders.add(folder(argument));
      }
    }
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("No folder is given.");
    }
    Contract contract = Contract.forDialect(dialect).handWritten(policy);
    ContractReport report =
        new ContractReport(
            folders.stream()
                .flatMap(
                    each -> contract.check(MigrationSource.directory(each)).migrations().stream())
                .toList());
    out.println(report);
    return report.passes() ? 0 : 1;
  }

  private static Path folder(String argument) {
    Path folder = Path.of(argument);
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("No such folder: " + argument);
    }
    return folder;
  }

  private static ContractRule rule(String name) {
    return choice(ContractRule.class, name, "rule");
  }

  private static ContractPolicy.Weight weight(String argument, int equals) {
    return choice(ContractPolicy.Weight.class, argument.substring(equals + 1), "weight");
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name, String what) {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(name.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException("No such %s: %s".formatted(what, name));
  }
}
