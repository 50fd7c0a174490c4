package dev.oneledger.internal.file;

import dev.oneledger.Hash;
import java.util.SortedMap;

/** Files by path, parts separated by {@code /}; each is made or read when it is asked for. */
public interface FileSet {

  /** The SHA-256 of each. */
  SortedMap<String, Hash> sums();

  /**
   * One file's bytes, in a new array.
   *
   * @throws dev.oneledger.LedgerException if there is no such file, or it is no longer what it was
   */
  byte[] content(String path);
}
