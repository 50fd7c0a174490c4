package dev.oneledger.ddl.internal.inverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.oneledger.ddl.internal.inverse.RoundTrip.Result;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whole migrations of tables there and back, each in a transaction that is given up. */
class TableInversionTest {

  private static TestDatabase database;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.freshDatabase();
    connection = database.dataSource().getConnection();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    database.close();
  }

  /** Cases of {@code tables.sql}: a title, what is there before, and the migration. */
  @TestFactory
  Stream<DynamicTest> a_migration_is_taken_back_exactly_and_made_again_exactly() {
    return Arrays.stream(resource().split("(?m)^--@ "))
        .skip(1)
        .map(
            text -> {
              String title = text.substring(0, text.indexOf('\n'));
              String[] parts = text.substring(title.length()).split("(?m)^--> *$");
              return dynamicTest(title, () -> exact(parts[0], parts[1]));
            });
  }

  private static void exact(String before, String migration) throws SQLException {
    connection.setAutoCommit(false);
    try {
      RoundTrip.execute(connection, before);
      RoundTrip trip = RoundTrip.inside(connection, migration);
      assertThat(trip.result()).as(trip.text()).isEqualTo(Result.EXACT);
    } finally {
      connection.rollback();
    }
  }

  private static String resource() {
    try (InputStream in = TableInversionTest.class.getResourceAsStream("tables.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
