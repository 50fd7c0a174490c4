package dev.oneledger.internal.index;

import java.util.Optional;

/**
 * An optional ability of a source of migrations: it may have an index of them. Internal: may change
 * in any release.
 */
public interface IndexedSource {

  /**
   * What the index says of all its migrations; empty where there is none that counts. Reads no
   * migration.
   *
   * @throws dev.oneledger.LedgerException if there is one that cannot be read
   */
  Optional<IndexHeader> index();
}
