package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.internal.listening.Listening;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Files that are made when asked for. Each is made once to learn its facts; those of a small bundle
 * are kept then, those of a large one made again.
 */
final class RenderedFiles implements BundleFiles {
  private static final int KEPT_BYTES = 16 * 1024 * 1024;

  private final SortedMap<String, Supplier<byte[]>> makers;
  private final SortedMap<String, FileFacts> facts = new TreeMap<>();
  private final Map<String, byte[]> kept = new HashMap<>();
  private int room = KEPT_BYTES;

  private RenderedFiles(SortedMap<String, Supplier<byte[]>> makers, LedgerListener listener) {
    this.makers = new TreeMap<>(makers);
    int number = 0;
    for (Map.Entry<String, Supplier<byte[]>> file : makers.entrySet()) {
      number++;
      Listening.tell(listener, new LedgerEvent.Rendering(file.getKey(), number, makers.size()));
      learn(file.getKey(), file.getValue().get());
    }
  }

  /**
   * The files of these makers, and {@code SHA256SUMS} over them.
   *
   * @param listener hears which file is made
   */
  static RenderedFiles withSums(
      SortedMap<String, Supplier<byte[]>> makers, LedgerListener listener) {
    RenderedFiles files = new RenderedFiles(makers, listener);
    byte[] sums = Sums.text(files.sums()).getBytes(StandardCharsets.UTF_8);
    files.makers.put(BundleWriter.SUMS, () -> sums);
    files.learn(BundleWriter.SUMS, sums);
    return files;
  }

  private void learn(String path, byte[] bytes) {
    facts.put(path, FileFacts.of(bytes));
    if (bytes.length <= room) {
      kept.put(path, bytes);
      room -= bytes.length;
    }
  }

  @Override
  public SortedMap<String, FileFacts> facts() {
    return Collections.unmodifiableSortedMap(facts);
  }

  @Override
  public byte[] content(String path) {
    FileFacts known = facts.get(path);
    if (known == null) {
      throw noSuchFile(path);
    }
    byte @Nullable [] bytes = kept.get(path);
    return bytes == null ? again(path, known) : bytes.clone();
  }

  private byte[] again(String path, FileFacts known) {
    byte[] bytes = Objects.requireNonNull(makers.get(path)).get();
    Hash actual = Hash.sha256(bytes);
    if (!actual.equals(known.sha256())) {
      throw new LedgerException(
          """
          File '%s' of the bundle was made twice and is not the same:
            expected: %s
            actual:   %s
            to do:    a layout must give the same text for the same contents every time; report it to its author."""
              .formatted(path, known.sha256(), actual));
    }
    return bytes;
  }

  static LedgerException noSuchFile(String path) {
    return new LedgerException("The bundle has no file '%s'.".formatted(path));
  }
}
