package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a verified zip, each read from it when asked for and held to what was verified. */
final class ZipFiles implements BundleFiles {
  private final Refusal refusal;
  private final Map<String, StoredEntry> entries;
  private final SortedMap<String, FileFacts> facts = new TreeMap<>();

  ZipFiles(Refusal refusal, SortedMap<String, StoredEntry> entries) {
    this.refusal = refusal;
    this.entries = entries;
    entries.forEach((path, entry) -> facts.put(path, entry.facts()));
  }

  @Override
  public SortedMap<String, FileFacts> facts() {
    return Collections.unmodifiableSortedMap(facts);
  }

  @Override
  public byte[] content(String path) {
    StoredEntry entry = entries.get(path);
    if (entry == null) {
      throw RenderedFiles.noSuchFile(path);
    }
    byte[] bytes = read(entry);
    Hash actual = Hash.sha256(bytes);
    if (!actual.equals(entry.facts().sha256())) {
      throw refusal.of(
          FindingCode.FILE_CHANGED,
          path,
          "it changed after it was verified: expected %s, found %s"
              .formatted(entry.facts().sha256(), actual));
    }
    return bytes;
  }

  /** As many of its bytes as there are still. */
  private byte[] read(StoredEntry entry) {
    ByteBuffer bytes = ByteBuffer.allocate(entry.facts().size());
    try (SeekableByteChannel channel = Files.newByteChannel(refusal.zip())) {
      channel.position(entry.contentOffset());
      int read = 0;
      while (bytes.hasRemaining() && read >= 0) {
        read = channel.read(bytes);
      }
      return bytes.hasRemaining() ? new byte[0] : bytes.array();
    } catch (IOException e) {
      throw new LedgerException(
          "'%s' in bundle '%s' cannot be read any more: %s. Put the file back, or open the bundle from where it is now."
              .formatted(entry.path(), refusal.zip(), e),
          e);
    }
  }
}
