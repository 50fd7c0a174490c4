package dev.oneledger.jdbc.testkit;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.mariadb.MariaDBContainer;

/** MariaDB in a container, where Docker answers. */
final class MariaDbContainer {
  private static final String IMAGE = "mariadb:11.4";

  private MariaDbContainer() {}

  static MariaDbServer start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new UnavailableException("Docker does not answer", null);
    }
    try {
      MariaDBContainer container = new MariaDBContainer(IMAGE).withUsername("root");
      container.start();
      Runtime.getRuntime().addShutdownHook(new Thread(container::stop, "stop-mariadb"));
      String url = container.getJdbcUrl().replaceFirst("\\?.*", "");
      return new MariaDbServer(
          "container " + IMAGE, url + "?user=root&password=" + container.getPassword());
    } catch (RuntimeException failed) {
      throw new UnavailableException("Container " + IMAGE + ": " + failed.getMessage(), failed);
    }
  }
}
