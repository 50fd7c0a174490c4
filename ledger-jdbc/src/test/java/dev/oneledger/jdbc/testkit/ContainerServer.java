package dev.oneledger.jdbc.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** PostgreSQL in a container, where Docker answers. */
final class ContainerServer {
  private static final String IMAGE = "postgres:17-alpine";

  private ContainerServer() {}

  static PostgresServer start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new UnavailableException("Docker does not answer", null);
    }
    try {
      PostgreSQLContainer container = new PostgreSQLContainer(IMAGE);
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-postgres"));
      return new PostgresServer(
          "container " + IMAGE,
          container.getJdbcUrl(),
          container.getUsername(),
          container.getPassword());
    } catch (RuntimeException failed) {
      throw new UnavailableException("Container " + IMAGE + ": " + failed.getMessage(), failed);
    }
  }
}
