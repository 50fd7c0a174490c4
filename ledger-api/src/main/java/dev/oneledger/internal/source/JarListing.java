package dev.oneledger.internal.source;

import dev.oneledger.SqlText;
import dev.oneledger.internal.index.IndexHeader;
import dev.oneledger.internal.index.IndexText;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Files in a jar, as the URL's own connection opens it: that way a jar inside another works
 * wherever the class loader that offers the URL can open one. The jar is not held open; opening it
 * again costs little while its class loader does.
 */
final class JarListing {
  private final URL root;
  private final JarURLConnection connection;
  private final String prefix;

  /** Of a folder in a jar. */
  JarListing(URL root, JarURLConnection connection) {
    this.root = root;
    this.connection = connection;
    this.prefix = SourceFile.folder(connection.getEntryName());
    connection.setUseCaches(false);
  }

  /** What the jar's index says; empty if it has none that counts. */
  Optional<IndexHeader> index() throws IOException {
    try (JarFile jar = connection.getJarFile()) {
      JarEntry index = jar.getJarEntry(prefix + IndexText.FILE_NAME);
      if (index == null) {
        return Optional.empty();
      }
      try (InputStream in = jar.getInputStream(index)) {
        return IndexText.header(in, origin(IndexText.FILE_NAME));
      }
    }
  }

  List<SourceFile> files() throws IOException {
    try (JarFile jar = connection.getJarFile()) {
      List<JarEntry> listed = listed(jar);
      JarEntry index = jar.getJarEntry(prefix + IndexText.FILE_NAME);
      if (index != null) {
        try (InputStream in = jar.getInputStream(index)) {
          Optional<IndexText> text = IndexText.read(in, origin(IndexText.FILE_NAME));
          if (text.isPresent()) {
            return new IndexedJar(root, jar, prefix, listed).files(text.get());
          }
        }
      }
      List<SourceFile> files = new ArrayList<>(listed.size());
      for (JarEntry entry : listed) {
        files.add(read(jar, entry));
      }
      return files;
    }
  }

  private List<JarEntry> listed(JarFile jar) {
    List<JarEntry> listed = new ArrayList<>();
    Enumeration<JarEntry> entries = jar.entries();
    while (entries.hasMoreElements()) {
      JarEntry entry = entries.nextElement();
      String name = entry.getName();
      if (name.startsWith(prefix)
          && !entry.isDirectory()
          && SourceFile.isSql(name.substring(prefix.length()))) {
        listed.add(entry);
      }
    }
    return listed;
  }

  private SourceFile read(JarFile jar, JarEntry entry) throws IOException {
    String path = entry.getName().substring(prefix.length());
    String origin = origin(path);
    try (InputStream in = jar.getInputStream(entry)) {
      int size = (int) entry.getSize();
      byte[] bytes = size < 0 ? in.readAllBytes() : in.readNBytes(size);
      return new SourceFile(path, origin, SqlText.decode(bytes, origin));
    }
  }

  private String origin(String path) {
    return SourceFile.folder(root.toExternalForm()) + path;
  }
}
