package dev.oneledger.internal.bundle;

import java.util.SortedMap;

/** The files of a bundle, each made or read when it is asked for. Thread-safe. */
public interface BundleFiles {

  /** What is known of each file, by its path; in the order of the zip. */
  SortedMap<String, FileFacts> facts();

  /**
   * One file's bytes, in a new array.
   *
   * @throws dev.oneledger.LedgerException if there is no such file, or it is no longer what it was
   */
  byte[] content(String path);
}
