package dev.oneledger.samples.cli;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database by its JDBC URL. Credentials are read when it is opened. */
final class DatabaseAccess {
  /**
   * Parameters of the three drivers that name or hold a secret, and a user in front of the host.
   */
  private static final Pattern CREDENTIALS =
      Pattern.compile("(?i)[?&;]\\w*(user|passw|pwd|secret|token)\\w*=|//[^/?]*@");

  private final Section section;
  private final String url;
  private final Secret user;
  private final Secret password;

  private DatabaseAccess(Section section, String url, Secret user, Secret password) {
    this.section = section;
    this.url = url;
    this.user = user;
    this.password = password;
  }

  static DatabaseAccess of(Section section, Path folder, Map<String, String> variables) {
    return of(section, "url", folder, variables);
  }

  /** The one whose URL stands under this key. */
  static DatabaseAccess of(
      Section section, String key, Path folder, Map<String, String> variables) {
    String url = section.need(key);
    if (CREDENTIALS.matcher(url).find()) {
      throw section.refused(
          key,
          "credentials do not stand in this file. Take them out of the URL; then use userEnv,"
              + " userFile, passwordEnv or passwordFile.");
    }
    return new DatabaseAccess(
        section,
        url,
        new Secret(section, "user", folder, variables),
        new Secret(section, "password", folder, variables));
  }

  /**
   * Opens nothing yet.
   *
   * @throws ConfigurationException if a credential is not where the configuration says
   */
  DataSource dataSource() {
    try {
      if (url.startsWith("jdbc:postgresql:")) {
        return postgres();
      } else if (url.startsWith("jdbc:mariadb:")) {
        return mariaDb();
      } else if (url.startsWith("jdbc:h2:")) {
        return h2();
      }
    } catch (SQLException | IllegalArgumentException invalid) {
      // Its message quotes the URL.
      throw section.refused("url", "the driver cannot read this JDBC URL.");
    }
    throw section.refused(
        "url",
        "expected jdbc:postgresql:..., jdbc:mariadb:... or jdbc:h2:..., each with its driver.");
  }

  private DataSource postgres() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(user.read());
    source.setPassword(password.read());
    return source;
  }

  private DataSource mariaDb() throws SQLException {
    MariaDbDataSource source = new MariaDbDataSource(url);
    source.setUser(user.read());
    source.setPassword(password.read());
    return source;
  }

  private DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser(user.read());
    source.setPassword(password.read());
    return source;
  }
}
