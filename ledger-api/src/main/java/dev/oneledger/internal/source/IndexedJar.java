package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.internal.index.IndexText;
import dev.oneledger.internal.index.IndexedFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The files of a jar with an index: they are compared with it by the jar's table of contents, and
 * each is read when its text is asked for.
 */
final class IndexedJar {
  private static final int MOST_TOLD = 20;

  private final URL root;
  private final JarFile jar;
  private final String prefix;
  private final Map<String, JarEntry> entries = new TreeMap<>();
  private final List<String> misfits = new ArrayList<>();

  /**
   * Of an open jar.
   *
   * @param root the migrations' folder
   * @param prefix the same within the jar, with a slash at its end
   * @param listed its {@code .sql} files
   */
  IndexedJar(URL root, JarFile jar, String prefix, List<JarEntry> listed) {
    this.root = root;
    this.jar = jar;
    this.prefix = prefix;
    listed.forEach(entry -> entries.put(entry.getName().substring(prefix.length()), entry));
  }

  /**
   * The files, whose texts are read later.
   *
   * @throws LedgerException if the index does not list exactly these files
   */
  List<SourceFile> files(IndexText index) throws IOException {
    List<SourceFile> files = new ArrayList<>();
    for (IndexedFile file : index.files()) {
      JarEntry entry = entries.remove(file.path());
      if (entry == null) {
        misfits.add(file.path() + " is in the index and not in the jar");
      } else if (entry.getSize() != file.size() || entry.getCrc() != file.crc()) {
        changed(file, entry);
      }
      files.add(deferred(file));
    }
    entries.keySet().forEach(path -> misfits.add(path + " is in the jar and not in the index"));
    if (!misfits.isEmpty()) {
      throw misfit();
    }
    return files;
  }

  private void changed(IndexedFile file, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      SqlText actual = SqlText.decode(in.readAllBytes(), origin(file.path()));
      misfits.add(
          file.path()
              + " has another text"
              + "\n      expected: "
              + file.textHash()
              + "\n      actual:   "
              + actual.textHash());
    }
  }

  private SourceFile deferred(IndexedFile file) {
    String origin = origin(file.path());
    String name = prefix + file.path();
    URL from = root;
    SqlText text =
        SqlText.deferred(file.textHash(), file.tokenHash(), origin, () -> read(from, name, origin));
    return new SourceFile(file.path(), origin, text, file.transactional());
  }

  private static byte[] read(URL root, String name, String origin) {
    try {
      JarURLConnection connection = (JarURLConnection) root.openConnection();
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        JarEntry entry = jar.getJarEntry(name);
        if (entry == null) {
          throw new FileNotFoundException("the jar has no such entry any more");
        }
        try (InputStream in = jar.getInputStream(entry)) {
          return in.readAllBytes();
        }
      }
    } catch (IOException failed) {
      throw new LedgerException(
          """
          A migration cannot be read from its jar.
            where:  %s
            reason: %s
            to do:  look whether the jar was replaced while the application runs, and start it anew."""
              .formatted(origin, failed),
          failed);
    }
  }

  private String origin(String path) {
    return SourceFile.folder(root.toExternalForm()) + path;
  }

  private LedgerException misfit() {
    StringBuilder told = new StringBuilder();
    misfits.stream().limit(MOST_TOLD).forEach(each -> told.append("\n    ").append(each));
    if (misfits.size() > MOST_TOLD) {
      told.append("\n    and ").append(misfits.size() - MOST_TOLD).append(" more");
    }
    return new LedgerException(
        """
        The index of migrations does not fit the jar.
          where:    %s
          files:    %s
          to do:    %s"""
            .formatted(origin(IndexText.FILE_NAME), told, IndexText.REMEDY));
  }
}
