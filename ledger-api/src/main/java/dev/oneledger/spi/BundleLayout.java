package dev.oneledger.spi;

import java.util.SortedMap;
import java.util.function.Supplier;

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
   * <p>A file's text is asked for when the file is written, perhaps more than once, so that a
   * bundle need not fit into memory: a supplier should hold the place of its migration in {@link
   * BundleContents#migrations}, not the migration.
   *
   * @throws dev.oneledger.LedgerException here or by a supplier, if the tool cannot replay a
   *     migration's text faithfully; the message names migration and line
   */
  SortedMap<String, Supplier<String>> files(BundleContents contents);
}
