package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.internal.file.FileSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a bundle, each made or read when it is asked for. Thread-safe. */
public interface BundleFiles extends FileSet {

  /** What is known of each file, by its path; in the order of the zip. */
  SortedMap<String, FileFacts> facts();

  @Override
  default SortedMap<String, Hash> sums() {
    SortedMap<String, Hash> sums = new TreeMap<>();
    facts().forEach((path, facts) -> sums.put(path, facts.sha256()));
    return sums;
  }
}
