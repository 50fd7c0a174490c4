package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ScratchDatabaseTest {
  private TestDatabase admin;

  @BeforeEach
  void open() {
    admin = TestPostgres.freshDatabase();
  }

  @AfterEach
  void close() {
    admin.close();
  }

  private DataSource named(String name) {
    PGSimpleDataSource source = admin.pgDataSource();
    source.setDatabaseName(name);
    return source;
  }

  private static void execute(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void it_is_empty_and_gone_when_closed() throws SQLException {
    String name;
    try (ScratchDatabase scratch = ScratchDatabase.create(admin.dataSource(), this::named)) {
      name = scratch.name();
      execute(scratch.dataSource(), "CREATE TABLE a ()");
      assertThat(admin.query("SELECT datname FROM pg_database")).contains(name);
    }

    assertThat(admin.query("SELECT datname FROM pg_database")).doesNotContain(name);
  }

  @Test
  void a_copy_has_what_its_template_had_and_the_template_stays() throws SQLException {
    try (ScratchDatabase template = ScratchDatabase.create(admin.dataSource(), this::named)) {
      execute(template.dataSource(), "CREATE TABLE a AS SELECT 1 AS x");
      try (ScratchDatabase copy =
          ScratchDatabase.copyOf(admin.dataSource(), template.name(), this::named)) {
        execute(copy.dataSource(), "DROP TABLE a");
      }
      execute(template.dataSource(), "SELECT x FROM a");
      assertThat(admin.query("SELECT datname FROM pg_database")).contains(template.name());
    }
  }

  @Test
  void a_template_that_is_not_there_is_named() {
    assertThatThrownBy(
            () -> ScratchDatabase.copyOf(admin.dataSource(), "no \"such\" one", this::named))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no \"such\" one")
        .hasMessageContaining("3D000");
  }
}
