package dev.oneledger.internal.source;

import dev.oneledger.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Files in a jar, as the URL's own connection opens it: that way a jar inside another works
 * wherever the class loader that offers the URL can open one.
 */
final class JarListing {

  private JarListing() {}

  static List<SourceFile> files(JarURLConnection connection, String root) throws IOException {
    connection.setUseCaches(false);
    String prefix = folder(connection.getEntryName());
    try (JarFile jar = connection.getJarFile()) {
      List<SourceFile> files = new ArrayList<>();
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
          String path = entry.getName().substring(prefix.length());
          if (SourceFile.isSql(path)) {
            files.add(read(jar, entry, path, folder(root) + path));
          }
        }
      }
      return files;
    }
  }

  private static SourceFile read(JarFile jar, JarEntry entry, String path, String origin)
      throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return new SourceFile(path, origin, SqlText.decode(in.readAllBytes(), origin));
    }
  }

  private static String folder(String name) {
    return name.endsWith("/") ? name : name + "/";
  }
}
