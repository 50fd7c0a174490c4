package dev.oneledger.benchmarks.oneledger;

import dev.oneledger.spi.MigrationSource;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The same with migrations from a jar that has an index, as a packaged application has them. The
 * jar stays open once it was read, as those on the class path do.
 */
public final class IndexedContestant extends OneLedgerContestant {
  private static final String LOCATION = "db/ledger";

  /** One that reads a jar. */
  public IndexedContestant() {
    super(fromJars());
  }

  private static Function<Path, MigrationSource> fromJars() {
    Map<Path, ClassLoader> loaders = new HashMap<>();
    return jar ->
        MigrationSource.classpath(
            LOCATION, loaders.computeIfAbsent(jar, IndexedContestant::loader));
  }

  private static ClassLoader loader(Path jar) {
    try {
      return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(jar.toString(), impossible);
    }
  }
}
