package dev.oneledger.jdbc.testkit;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A MariaDB server that databases can be created on.
 *
 * @param description what it is, for people
 * @param url a JDBC URL with a user who may create databases, of any database or none
 */
record MariaDbServer(String description, String url) implements TestServer {
  private static final Pattern URL =
      Pattern.compile("(jdbc:mariadb://([^/?]+))(?:/[^?]*)?(\\?.*)?");

  /** The server that a system property or environment variable names. */
  static MariaDbServer configured(String url) {
    return new MariaDbServer("configured server " + parsed(url).group(2), url);
  }

  private static Matcher parsed(String url) {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "Expected a URL such as jdbc:mariadb://127.0.0.1:3306/?user=root");
    }
    return parts;
  }

  MariaDbDataSource dataSource() {
    return dataSource("");
  }

  MariaDbDataSource dataSource(String database) {
    return at(url(database));
  }

  String url(String database) {
    return parsed(url).replaceFirst("$1/" + database + "$3");
  }

  static MariaDbDataSource at(String url) {
    try {
      return new MariaDbDataSource(url);
    } catch (SQLException unusable) {
      throw new IllegalArgumentException("A JDBC URL that the driver does not take.", unusable);
    }
  }
}
