package dev.oneledger.reliability.server;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Data sources without a pool, and the few statements that campaigns send themselves. */
public final class DataSources {
  private DataSources() {}

  /** The database at a JDBC URL that also says who connects. */
  public static DataSource at(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setURL(url);
      return dataSource;
    }
    if (url.startsWith("jdbc:mariadb:")) {
      return mariaDb(url);
    }
    if (url.startsWith("jdbc:h2:")) {
      JdbcDataSource dataSource = new JdbcDataSource();
      dataSource.setURL(url);
      return dataSource;
    }
    throw new IllegalArgumentException(
        "No driver for '%s': expected jdbc:postgresql:, jdbc:mariadb: or jdbc:h2:"
            .formatted(withoutParameters(url)));
  }

  private static DataSource mariaDb(String url) {
    try {
      return new MariaDbDataSource(url);
    } catch (SQLException unusable) {
      throw new IllegalArgumentException(
          "'%s' is no URL of MariaDB's".formatted(withoutParameters(url)), unusable);
    }
  }

  private static String withoutParameters(String url) {
    return url.replaceFirst("[?;].*", "");
  }

  /** Runs statements, each as it stands, in autocommit. */
  public static void execute(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(String.join("; ", statements), failed);
    }
  }

  /** The rows of a query, a text for each: its columns with {@code |} between them. */
  public static List<String> query(DataSource dataSource, String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row(rows));
      }
      return found;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  private static String row(ResultSet rows) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
      columns.add(String.valueOf(rows.getString(column)));
    }
    return String.join("|", columns);
  }
}
