package dev.oneledger.jdbc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestMariaDbTest {

  @Test
  void a_fresh_database_is_empty_and_gone_after_close_even_with_a_session_on_it()
      throws SQLException {
    MariaDbDatabase database = TestMariaDb.freshDatabase();
    assertThat(database.query("SELECT DATABASE()")).containsExactly(database.name());
    assertThat(database.contents()).isEmpty();
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE a (x int)");
      assertThat(database.contents()).hasSize(1);
      statement.execute("BEGIN");
      statement.execute("SELECT * FROM a");
      database.close();
    }
    try (MariaDbDatabase other = TestMariaDb.freshDatabase()) {
      assertThat(other.query("SHOW DATABASES")).doesNotContain(database.name());
    }
  }
}
