package dev.oneledger.samples.startup;

import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where the database is and who is let in. */
final class DatabaseSettings {
  private static final String URL = "DATABASE_URL";
  private static final String USER = "DATABASE_USER";
  private static final String PASSWORD = "DATABASE_PASSWORD";
  private static final String H2 = "jdbc:h2:";

  private final String url;
  private final String user;
  private final String password;

  private DatabaseSettings(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  static DatabaseSettings of(Map<String, String> variables) {
    return new DatabaseSettings(
        variables.getOrDefault(URL, ""),
        variables.getOrDefault(USER, ""),
        variables.getOrDefault(PASSWORD, ""));
  }

  /** What is missing or wrong. It never quotes a value, which may have a password in it. */
  Optional<String> complaint() {
    if (url.isBlank() || user.isBlank()) {
      return Optional.of(
          "Set %s, a JDBC URL, and %s; %s too where there is one.".formatted(URL, USER, PASSWORD));
    }
    try {
      dataSource();
      return Optional.empty();
    } catch (IllegalArgumentException unknown) { // its message quotes the URL
      return Optional.of(
          "%s is no JDBC URL that a driver here takes: expected jdbc:postgresql:... or jdbc:h2:..."
              .formatted(URL));
    }
  }

  /**
   * Connects when it is first asked to.
   *
   * @throws IllegalArgumentException if the driver cannot read the URL
   */
  DataSource dataSource() {
    return url.startsWith(H2) ? h2() : postgres();
  }

  private DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  private DataSource postgres() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user);
    source.setPassword(password);
    return source;
  }
}
