package dev.oneledger.reliability.compare;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Gives the directive to copies of those files that cannot run inside a transaction: by their
 * statements, or by what the server says to them.
 */
final class NoTransaction {
  private static final String DIRECTIVE = "-- ledger: no-transaction\n";

  /**
   * What PostgreSQL says inside a transaction only: an enum value is not to be used before its
   * commit, a procedure wants to commit, a statement must come first or outside.
   */
  private static final Set<String> OUTSIDE_ONLY = Set.of("55P04", "2D000", "25001");

  private final Path folder;

  /** Writes the copies into a folder of its own. */
  NoTransaction() {
    try {
      folder = Files.createTempDirectory("no-transaction");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The file as it is, or a copy that begins with the directive. */
  SetFile whereNeeded(SetFile file) {
    return needsIt(file.migration()) ? with(file) : file;
  }

  /** The file with the directive, if that may help against a failure; else as it is. */
  SetFile against(MigrationFailedException failed, SetFile file) {
    return OUTSIDE_ONLY.contains(String.valueOf(failed.sqlState())) ? with(file) : file;
  }

  private SetFile with(SetFile file) {
    if (!file.migration().transactional()) {
      return file;
    }
    String text = DIRECTIVE + file.migration().apply().text();
    try {
      Path copy = folder.resolve(file.name());
      Files.createDirectories(copy.getParent());
      Files.writeString(copy, text);
      Migration migration = MigrationSource.of(Map.of(file.name(), text)).load().get(0);
      return new SetFile(file.name(), copy, migration);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (LedgerException refusedWithIt) {
      return file;
    }
  }

  private static boolean needsIt(Migration migration) {
    try {
      return SqlSplitter.split(migration.apply().text(), SqlDialect.POSTGRESQL)
          .statements()
          .stream()
          .anyMatch(statement -> statement.classification().outsideTransaction());
    } catch (LedgerException unreadable) {
      return false;
    }
  }
}
