package dev.oneledger.internal.source;

import dev.oneledger.MigrationIndex;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * A jar within another, as a class loader with its own handler offers it, that tells what is read
 * of it.
 */
public final class WatchedJar extends ClassLoader {
  private static final String LOCATION = "db/ledger";

  private final Path jar;
  private final URL root;
  private final List<String> read = new ArrayList<>();

  private WatchedJar(Path jar) throws IOException {
    super(null);
    this.jar = jar;
    this.root =
        new URL(
            null,
            "jar:nested:/app.jar/!lib/" + jar.getFileName() + "!/" + LOCATION,
            new URLStreamHandler() {
              @Override
              protected URLConnection openConnection(URL url) throws IOException {
                return new Connection();
              }
            });
  }

  /** A jar of these files, as they are. */
  public static WatchedJar of(Path jar, Map<String, String> files) throws IOException {
    return new WatchedJar(SourceFixtures.jar(jar, LOCATION, files));
  }

  /** A jar of these migrations and their index. */
  public static WatchedJar indexed(Path jar, Map<String, String> files) throws IOException {
    return of(jar, withIndex(jar.resolveSibling(jar.getFileName() + ".d"), files));
  }

  /** These migrations and their index, made in a folder that is not there yet. */
  public static Map<String, String> withIndex(Path folder, Map<String, String> files)
      throws IOException {
    SourceFixtures.folder(folder, files);
    MigrationIndex.write(folder, Set.of());
    Map<String, String> all = new TreeMap<>(files);
    all.put("oneledger.index", Files.readString(folder.resolve("oneledger.index")));
    return all;
  }

  /** What was read since this was asked last, below the migrations' folder, in order. */
  public List<String> read() {
    List<String> names = List.copyOf(read);
    read.clear();
    return names;
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    return Collections.enumeration(name.equals(LOCATION) ? List.of(root) : List.of());
  }

  private final class Connection extends JarURLConnection {
    Connection() throws IOException {
      super(new URL("jar:file:/app.jar!/" + LOCATION));
    }

    @Override
    public JarFile getJarFile() throws IOException {
      return new JarFile(jar.toFile()) {
        @Override
        public synchronized InputStream getInputStream(ZipEntry entry) throws IOException {
          read.add(entry.getName().substring(LOCATION.length() + 1));
          return super.getInputStream(entry);
        }
      };
    }

    @Override
    public void connect() {}

    @Override
    public InputStream getInputStream() throws IOException {
      throw new IOException("a folder");
    }
  }
}
