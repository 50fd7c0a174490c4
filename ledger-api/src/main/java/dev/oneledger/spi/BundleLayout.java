package dev.oneledger.spi;

import java.util.SortedMap;

/**
 * Files that let one tool replay a release. Stateless, thread-safe; the same contents give the same
 * text everywhere.
 */
public interface BundleLayout {

  /** The folder below {@code apply/}, such as {@code psql} or {@code flyway}. */
  String name();

  /**
   * The files, by path below {@code apply/<name>/}, holding the whole lineage; empty if the tool
   * does not speak the contents' SQL.
   *
   * @throws dev.oneledger.LedgerException if the tool cannot replay a migration's text faithfully;
   *     the message names migration and line
   */
  SortedMap<String, String> files(BundleContents contents);
}
