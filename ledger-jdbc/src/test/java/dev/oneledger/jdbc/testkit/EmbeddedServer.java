package dev.oneledger.jdbc.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;

/** PostgreSQL from binaries on the class path, unpacked below {@code target}. */
final class EmbeddedServer {
  private EmbeddedServer() {}

  static PostgresServer start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setOverrideWorkingDirectory(new File("target/embedded-pg"))
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-postgres"));
      String url = "jdbc:postgresql://localhost:%d/postgres".formatted(server.getPort());
      return new PostgresServer("embedded binaries, " + url, url, "postgres", "");
    } catch (IOException | RuntimeException failed) {
      throw new UnavailableException("Embedded binaries: " + failed.getMessage(), failed);
    }
  }

  private static void stop(EmbeddedPostgres server) {
    try {
      server.close();
    } catch (IOException failed) {
      System.err.println("The embedded PostgreSQL did not stop: " + failed.getMessage());
    }
  }
}
