package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.MariaDbDataSource;

/** Databases to throw away on MariaDB and H2. */
class ScratchDatabaseOnOthersTest {

  private static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DataSource h2(String url) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(url);
    source.setUser("sa");
    return source;
  }

  private static DataSource named(MariaDbDatabase admin, String name) {
    try {
      return new MariaDbDataSource(admin.url().replace(admin.name(), name));
    } catch (SQLException unusable) {
      throw new IllegalStateException(name, unusable);
    }
  }

  @Test
  void on_mariadb_it_is_empty_and_gone_when_closed() throws SQLException {
    try (MariaDbDatabase admin = TestMariaDb.freshDatabase()) {
      String name;
      try (ScratchDatabase scratch =
          ScratchDatabase.create(admin.dataSource(), each -> named(admin, each))) {
        name = scratch.name();
        execute(scratch.dataSource(), "CREATE TABLE a (x INT)");
        assertThat(admin.query("SHOW DATABASES")).contains(name);
      }
      assertThat(admin.query("SHOW DATABASES")).doesNotContain(name).contains(admin.name());
    }
  }

  @Test
  void mariadb_and_h2_refuse_to_copy() {
    try (MariaDbDatabase mariadb = TestMariaDb.freshDatabase();
        H2Database h2 = TestH2.freshDatabase()) {
      assertThatThrownBy(
              () ->
                  ScratchDatabase.copyOf(
                      mariadb.dataSource(), mariadb.name(), each -> mariadb.dataSource()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("MariaDB cannot copy database '" + mariadb.name() + "'");
      assertThatThrownBy(
              () -> ScratchDatabase.copyOf(h2.dataSource(), "other", each -> h2.dataSource()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("H2 cannot copy database 'other'");
    }
  }

  @Test
  void on_h2_it_stays_between_connections_and_is_gone_when_closed() throws SQLException {
    try (H2Database admin = TestH2.freshDatabase()) {
      DataSource source;
      try (ScratchDatabase scratch =
          ScratchDatabase.create(admin.dataSource(), name -> h2("jdbc:h2:mem:" + name))) {
        source = scratch.dataSource();
        execute(source, "CREATE TABLE a (x INT)");
        execute(source, "INSERT INTO a VALUES (1)");
      }
      execute(source, "CREATE TABLE a (x INT)");
      assertThat(admin.query("SELECT 1")).containsExactly("1");
    }
  }

  @Test
  void on_h2_a_data_source_that_leads_elsewhere_is_refused() {
    try (H2Database admin = TestH2.freshDatabase()) {
      admin.execute("CREATE TABLE kept (x INT)");
      assertThatThrownBy(
              () -> ScratchDatabase.create(admin.dataSource(), name -> admin.dataSource()))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("leads to another one");
      assertThat(admin.query("SELECT x FROM kept")).isEmpty();
    }
  }
}
