package dev.oneledger.jdbc.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.testkit.H2Database;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.spi.Step;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a session on H2 is given back with. */
class H2SettingsTest {
  private static final String STATE =
      """
      SELECT SESSION_ID(), CURRENT_SCHEMA, LOCK_TIMEOUT(), @mine, @ours, SETTING_VALUE
      FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'TIME ZONE'\
      """;

  private H2Database database;
  private Connection connection;
  private Session session;
  private H2Settings settings;

  @BeforeEach
  void open() throws SQLException {
    database = TestH2.freshDatabase();
    connection = database.dataSource().getConnection();
    session = Session.on(connection, Product.H2);
    session.execute("CREATE SCHEMA other");
    session.execute("SET @mine = 'kept'");
    TargetOptions options = new TargetOptions(null, null, Duration.ofSeconds(3), null);
    settings = new H2Settings(session, options, Step.entriesOnly("a test"));
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
    database.close();
  }

  @Test
  void it_is_given_back_as_it_was_found() throws SQLException {
    List<@Nullable String> before = session.row(STATE);
    settings.begin();
    assertThat(session.row("SELECT LOCK_TIMEOUT()")).containsExactly("3000");
    for (String statement :
        List.of(
            "SET SCHEMA other",
            "SET LOCK_TIMEOUT 77",
            "SET @ours = 'x'",
            "SET @mine = 'taken'",
            "SET TIME ZONE '+03:00'")) {
      session.execute(statement);
    }

    assertThat(settings.giveBack()).isTrue();

    assertThat(session.row(STATE)).isEqualTo(before);
  }

  @Test
  void it_is_not_given_back_with_a_temporary_table() throws SQLException {
    settings.begin();
    session.execute("CREATE LOCAL TEMPORARY TABLE passing (id int)");

    assertThat(settings.giveBack()).isFalse();
  }

  @Test
  void it_ends_where_it_is_not_given_back() throws SQLException {
    List<@Nullable String> own = session.row("SELECT SESSION_ID()");

    settings.endSession();

    assertThat(
            database.query(
                "SELECT SESSION_ID FROM INFORMATION_SCHEMA.SESSIONS WHERE SESSION_ID = "
                    + own.get(0)))
        .isEmpty();
  }
}
