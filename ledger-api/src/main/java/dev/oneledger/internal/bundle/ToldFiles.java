package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent.BundleFile.Work;
import dev.oneledger.LedgerListener;
import dev.oneledger.internal.file.FileSet;
import java.util.SortedMap;

/** Files that tell a listener which of them is asked for next. For one thread. */
final class ToldFiles implements FileSet {
  private final BundleFiles files;
  private final Telling telling;
  private long done;

  private ToldFiles(BundleFiles files, Telling telling) {
    this.files = files;
    this.telling = telling;
  }

  static ToldFiles of(BundleFiles files, LedgerListener listener) {
    long bytes = files.facts().values().stream().mapToLong(FileFacts::size).sum();
    return new ToldFiles(files, new Telling(listener, Work.WRITING, bytes));
  }

  @Override
  public SortedMap<String, Hash> sums() {
    return files.sums();
  }

  @Override
  public byte[] content(String path) {
    telling.next(path, done);
    byte[] content = files.content(path);
    done += content.length;
    return content;
  }
}
