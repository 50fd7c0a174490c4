package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.spi.MigrationSource;
import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Migrations in a class-path location: in every folder and jar that has it. Internal: may change in
 * any release.
 */
public final class ClasspathSource implements MigrationSource {
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
    String plain = location.replaceFirst("^classpath:", "").replaceAll("^/+|/+$", "");
    if (plain.isEmpty() || List.of(plain.split("/", -1)).contains("..")) {
      throw new LedgerException(
          "Class-path location '%s' cannot be used: expected a folder on the class path, such as db/ledger."
              .formatted(location));
    }
    return plain;
  }

  @Override
  public List<Migration> load() {
    try {
      Map<String, URL> roots = new LinkedHashMap<>();
      for (URL root : Collections.list(loader.getResources(location))) {
        roots.putIfAbsent(root.toExternalForm(), root);
      }
      if (roots.isEmpty()) {
        throw notFound();
      }
      List<SourceFile> files = new ArrayList<>();
      for (URL root : roots.values()) {
        files.addAll(filesBelow(root));
      }
      return MigrationFiles.join(files);
    } catch (IOException | URISyntaxException e) {
      throw new LedgerException(
          """
          Class-path location '%s' cannot be read.
            reason: %s
            to do:  look whether the class path changed while the application runs, and whether its files may be read."""
              .formatted(location, e),
          e);
    }
  }

  private List<SourceFile> filesBelow(URL root) throws IOException, URISyntaxException {
    if (root.getProtocol().equals("file")) {
      return DirectorySource.files(Path.of(root.toURI()));
    }
    URLConnection connection = root.openConnection();
    if (connection instanceof JarURLConnection jar) {
      return JarListing.files(jar, root.toExternalForm());
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
