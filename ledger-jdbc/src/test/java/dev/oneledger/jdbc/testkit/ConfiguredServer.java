package dev.oneledger.jdbc.testkit;

import java.util.Objects;
import org.postgresql.ds.PGSimpleDataSource;

/** The server that a system property or environment variable names. */
final class ConfiguredServer {
  private ConfiguredServer() {}

  static PostgresServer at(String url) {
    PGSimpleDataSource parsed = new PGSimpleDataSource();
    parsed.setURL(url);
    return new PostgresServer(
        "configured server %s:%d".formatted(parsed.getServerNames()[0], parsed.getPortNumbers()[0]),
        url,
        Objects.requireNonNullElse(parsed.getUser(), "postgres"),
        Objects.requireNonNullElse(parsed.getPassword(), ""));
  }
}
