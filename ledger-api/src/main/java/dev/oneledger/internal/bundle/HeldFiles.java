package dev.oneledger.internal.bundle;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files that are held in memory. Internal: may change in any release. */
public final class HeldFiles implements BundleFiles {
  private final SortedMap<String, byte[]> files;
  private final SortedMap<String, FileFacts> facts = new TreeMap<>();

  /** Holds these files; the arrays must not change. */
  public HeldFiles(Map<String, byte[]> files) {
    this.files = new TreeMap<>(files);
    this.files.forEach((path, bytes) -> facts.put(path, FileFacts.of(bytes)));
  }

  @Override
  public SortedMap<String, FileFacts> facts() {
    return Collections.unmodifiableSortedMap(facts);
  }

  @Override
  public byte[] content(String path) {
    byte[] bytes = files.get(path);
    if (bytes == null) {
      throw RenderedFiles.noSuchFile(path);
    }
    return bytes.clone();
  }
}
