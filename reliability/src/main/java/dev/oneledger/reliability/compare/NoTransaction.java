package dev.oneledger.reliability.compare;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the directive to copies of those files that cannot run inside a transaction. */
final class NoTransaction {
  private static final String DIRECTIVE = "-- ledger: no-transaction\n";

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
    if (!file.migration().transactional() || !needsIt(file.migration())) {
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
