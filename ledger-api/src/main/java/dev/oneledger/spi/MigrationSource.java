package dev.oneledger.spi;

import dev.oneledger.Migration;
import java.util.List;

/** Where a build's migrations come from. Thread-safe. */
@FunctionalInterface
public interface MigrationSource {

  /**
   * Loads every migration, in any order.
   *
   * @throws dev.oneledger.LedgerException if a file cannot be read, is not UTF-8, has no revision in
   *     its name, carries a hash in its name that is not its content's, or if two files are the same
   *     revision; the message names the files
   */
  List<Migration> load();
}
