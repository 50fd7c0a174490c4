package dev.oneledger;

import dev.oneledger.internal.source.IndexWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the index of a folder of migrations, for a build: {@code java -cp …
 * dev.oneledger.MigrationIndex target/classes/db/ledger [postgresql|mariadb|h2 …]}, after the
 * migrations are copied there and before the jar is made.
 *
 * <p>A start from the jar that has nothing to do then reads one line of the file {@code
 * oneledger.index}, and no migration. Everything else compares the jar with its index, and refuses
 * one that does not fit. An index in a folder is not looked at.
 *
 * <p>With dialects, a text that cannot be read in one of them fails the build.
 */
public final class MigrationIndex {
  private static final String USAGE = "usage: MigrationIndex folder [postgresql|mariadb|h2 ...]";

  private MigrationIndex() {}

  /**
   * Writes the index and prints what it is of.
   *
   * @throws LedgerException if the arguments cannot be used, a migration is wrong, or the index
   *     cannot be written; a build tool that calls this fails with the message
   */
  public static void main(String... arguments) {
    if (arguments.length == 0) {
      throw new LedgerException("No folder is given.\n" + USAGE);
    }
    Path folder = Path.of(arguments[0]);
    if (!Files.isDirectory(folder)) {
      throw new LedgerException("No such folder: %s\n%s".formatted(folder, USAGE));
    }
    Set<SqlDialect> dialects = EnumSet.noneOf(SqlDialect.class);
    for (int i = 1; i < arguments.length; i++) {
      dialects.add(dialect(arguments[i]));
    }
    int migrations = write(folder, dialects);
    System.out.println("Indexed %s migrations of %s.".formatted(migrations, folder));
  }

  /**
   * Writes the index of a folder. The same migrations give the same bytes, and an index that is as
   * it should be is left untouched.
   *
   * @param dialects in which every text must be readable; if none, those that can read all of them
   *     are found out
   * @return how many migrations it is of
   * @throws LedgerException if the folder's migrations cannot be loaded or read, or the index not
   *     be written
   */
  public static int write(Path folder, Set<SqlDialect> dialects) {
    return new IndexWriter(folder).write(dialects);
  }

  private static SqlDialect dialect(String name) {
    try {
      return SqlDialect.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException unknown) {
      throw new LedgerException("Unknown dialect '%s'.\n%s".formatted(name, USAGE), unknown);
    }
  }
}
