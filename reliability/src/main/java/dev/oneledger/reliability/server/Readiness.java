package dev.oneledger.reliability.server;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The wait for a server that starts. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Readiness() {}

  /**
   * Returns when the server lets us in. One that ends again at once is launched anew: after a
   * SIGKILL the system may need a moment to give back what the old one held.
   *
   * @throws IllegalStateException if it does not answer in time
   */
  static void await(String url, Supplier<Process> launch) {
    Instant end = Instant.now().plus(LIMIT);
    Process process = launch.get();
    while (true) {
      try (Connection connection = DriverManager.getConnection(url)) {
        connection.getMetaData().getDatabaseMajorVersion();
        return;
      } catch (SQLException notYet) {
        if (Instant.now().isAfter(end)) {
          process.destroyForcibly();
          throw new IllegalStateException("The server does not answer", notYet);
        }
      }
      pause();
      if (!process.isAlive()) {
        process = launch.get();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a server started", interrupted);
    }
  }
}
