package dev.oneledger.flyway;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Runs a script of several statements in a session whose settings are unusual. */
final class Scripts {
  private Scripts() {}

  static void run(FlywayProduct product, ScratchDatabase database, String sql) {
    DataSource dataSource =
        database instanceof MariaDbDatabase mariaDb
            ? mariaDb.dataSource("allowMultiQueries=true")
            : database.dataSource();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      switch (product) {
        case POSTGRESQL -> statement.execute("SET TIME ZONE 'America/New_York'");
        case MARIADB -> statement.execute("SET SESSION time_zone = '-05:00'");
        case H2 -> statement.execute("SET TIME ZONE 'America/New_York'");
      }
      statement.execute(sql);
      while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
        continue;
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("eject.sql failed", failed);
    }
  }
}
