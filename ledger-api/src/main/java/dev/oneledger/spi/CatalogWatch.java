package dev.oneledger.spi;

import java.util.List;

/**
 * A read-only view of the schema of one environment, to tell what was changed there past all
 * migrations. Implementations write nothing, and take no lock that outlives the call. Thread-safe.
 */
public interface CatalogWatch {

  /**
   * Reads the schema as it is now, without the ledger's own tables. The same schema gives the same
   * {@link CatalogReading#objects() objects}, whatever rows, statistics or counters it holds.
   *
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if the schema may not be read, or not in time
   */
  CatalogReading read();

  /**
   * Tells what differs between two readings of this environment, and what would lead from one to
   * the other. Parts of a whole that came or went as a whole are one difference.
   *
   * @param recorded the schema as it should be, {@linkplain CatalogReading#isComparable comparable}
   *     with the other
   * @param now the schema as it is
   */
  List<CatalogDifference> explain(CatalogReading recorded, CatalogReading now);
}
