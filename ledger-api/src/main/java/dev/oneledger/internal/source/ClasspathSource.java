package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.internal.index.IndexHeader;
import dev.oneledger.internal.index.IndexedSource;
import dev.oneledger.spi.MigrationSource;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Migrations in a class-path location: in every folder and jar that has it. Internal: may change in
 * any release.
 */
public final class ClasspathSource implements MigrationSource, IndexedSource {
  private static final String PREFIX = "classpath:";

  private final String location;
  private final ClassLoader loader;

  /**
   * Reads this location through this loader at each {@link #load}.
   *
   * @throws LedgerException if the location is empty or has a part {@code ..}
   */
  public ClasspathSource(String location, ClassLoader loader) {
    this.location = normalized(location);
    this.loader = loader;
  }

  /** The loader used when none is named: the thread's, else the one that loaded this library. */
  public static ClassLoader defaultLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != null) {
      return context;
    }
    ClassLoader own = ClasspathSource.class.getClassLoader();
    return own == null ? ClassLoader.getSystemClassLoader() : own;
  }

  private static String normalized(String location) {
    int start = location.startsWith(PREFIX) ? PREFIX.length() : 0;
    int end = location.length();
    while (start < end && location.charAt(start) == '/') {
      start++;
    }
    while (end > start && location.charAt(end - 1) == '/') {
      end--;
    }
    String plain = location.substring(start, end);
    if (plain.isEmpty() || ("/" + plain + "/").contains("/../")) {
      throw new LedgerException(
          "Class-path location '%s' cannot be used: expected a folder on the class path, such as db/ledger."
              .formatted(location));
    }
    return plain;
  }

  @Override
  public List<Migration> load() {
    try {
      List<SourceFile> files = new ArrayList<>();
      for (URL root : roots()) {
        files.addAll(filesBelow(root));
      }
      return MigrationFiles.join(files);
    } catch (IOException | URISyntaxException e) {
      throw unreadable(e);
    }
  }

  /** Where every place that has the location is a jar with an index, what these say together. */
  @Override
  public Optional<IndexHeader> index() {
    try {
      Optional<IndexHeader> all = Optional.empty();
      for (URL root : roots()) {
        Optional<IndexHeader> one = indexBelow(root);
        if (one.isEmpty()) {
          return one;
        }
        all = all.isEmpty() ? one : all.get().with(one.get());
        if (all.isEmpty()) {
          return all;
        }
      }
      return all;
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static Optional<IndexHeader> indexBelow(URL root) throws IOException {
    if (root.getProtocol().equals("file")) {
      return Optional.empty();
    }
    return root.openConnection() instanceof JarURLConnection jar
        ? new JarListing(root, jar).index()
        : Optional.empty();
  }

  private Collection<URL> roots() throws IOException {
    Map<String, URL> roots = new LinkedHashMap<>();
    Enumeration<URL> found = loader.getResources(location);
    while (found.hasMoreElements()) {
      URL root = found.nextElement();
      roots.putIfAbsent(root.toExternalForm(), root);
    }
    if (roots.isEmpty()) {
      throw notFound();
    }
    return roots.values();
  }

  private LedgerException unreadable(Exception e) {
    return new LedgerException(
        """
        Class-path location '%s' cannot be read.
          reason: %s
          to do:  look whether the class path changed while the application runs, and whether its files may be read."""
            .formatted(location, e),
        e);
  }

  private List<SourceFile> filesBelow(URL root) throws IOException, URISyntaxException {
    if (root.getProtocol().equals("file")) {
      return DirectorySource.files(Path.of(root.toURI()));
    }
    URLConnection connection = root.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return new JarListing(root, jar).files();
    }
    throw new LedgerException(
        """
        Class-path location '%s' is in a place that cannot be listed.
          where:    %s
          expected: a folder or a jar
          actual:   the protocol '%s'
          to do:    unpack the migrations and use MigrationSource.directory(...), or give them as texts."""
            .formatted(location, root, root.getProtocol()));
  }

  private LedgerException notFound() {
    return new LedgerException(
        """
        Class-path location '%s' was not found.
          looked for: the folder %s/ in all that class loader %s can see; the application's class path has %s
          to do:      put the migrations there (src/main/resources/%s in a Maven or Gradle build); a jar must have been built with entries for its folders."""
            .formatted(location, location, loader.getClass().getName(), entries(), location));
  }

  private static String entries() {
    String classPath = System.getProperty("java.class.path", "");
    long number =
        Stream.of(classPath.split(Pattern.quote(File.pathSeparator), -1))
            .filter(entry -> !entry.isEmpty())
            .count();
    return number == 1 ? "1 entry" : number + " entries";
  }
}
