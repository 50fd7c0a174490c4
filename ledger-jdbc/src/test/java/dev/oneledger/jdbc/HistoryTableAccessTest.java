package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.testkit.SingleConnection;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.jdbc.testkit.WatchedConnections;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

class HistoryTableAccessTest {
  private TestDatabase database;

  @BeforeEach
  void create() {
    database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE SCHEMA ops",
        "CREATE TABLE ops.done (name text)",
        "CREATE TABLE ops.secrets (name text)",
        "INSERT INTO ops.done VALUES ('1_a')");
  }

  @AfterEach
  void drop() {
    database.close();
  }

  private static History done(DataSource dataSource) {
    return HistoryTable.on(dataSource).table("ops.done").key("name");
  }

  @Test
  void reading_happens_in_one_transaction_that_cannot_write_and_does_not() {
    WatchedConnections watched = new WatchedConnections(database.dataSource());

    done(watched).read();

    assertThat(watched.transactions()).containsExactly("on, repeatable read, nothing written, 30s");
    assertThat(watched.queries())
        .isNotEmpty()
        .allSatisfy(sql -> assertThat(sql.strip()).startsWith("SELECT"))
        .contains("SELECT \"name\" FROM \"ops\".\"done\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void nothing_prepared_stays_on_the_server_however_often_it_is_read(int prepareThreshold)
      throws Exception {
    database.execute("CREATE TABLE schema_migrations (version text)");
    PGSimpleDataSource naming = database.pgDataSource();
    naming.setPrepareThreshold(prepareThreshold);
    try (SingleConnection pool = new SingleConnection(naming)) {
      for (int reading = 0; reading < 10; reading++) {
        done(pool).read();
        HistoryTable.rails(pool).read();
        HistoryTable.detect(pool);
      }
      assertThat(pool.physical().unwrap(PGConnection.class).getPrepareThreshold())
          .isEqualTo(prepareThreshold);
      try (Statement statement = pool.physical().createStatement();
          ResultSet names =
              statement.executeQuery(
                  "SELECT string_agg(statement, '; ') FROM pg_prepared_statements"
                      + " WHERE statement NOT LIKE '%pg_prepared_statements%'")) {
        names.next();
        assertThat(names.getString(1)).isNull();
      }
    }
  }

  @Test
  void the_connection_goes_back_as_it_came_even_after_a_failure() {
    WatchedConnections watched = new WatchedConnections(database.dataSource());

    done(watched).read();
    assertThatThrownBy(() -> HistoryTable.on(watched).table("nowhere").key("name").read())
        .isInstanceOf(LedgerException.class);

    assertThat(watched.stateOnClose())
        .containsExactly(
            "autoCommit=true readOnly=false statement_timeout=0",
            "autoCommit=true readOnly=false statement_timeout=0");
  }

  @Test
  void a_role_that_may_select_that_one_table_is_enough() {
    try (TestRole reader = TestRole.in(database)) {
      reader.granted("USAGE ON SCHEMA ops", "SELECT ON ops.done");

      assertThat(done(reader.dataSource()).read().rows())
          .extracting(HistoryRow::key)
          .containsExactly("1_a");
    }
  }

  @Test
  void a_role_without_rights_is_told_which_grant_is_missing() {
    try (TestRole reader = TestRole.in(database)) {
      String expected =
          "Table ops.done is there, but user '%s' may not read it. GRANT SELECT on it (and USAGE on its schema) is all it takes."
              .formatted(reader.name());

      assertThatThrownBy(() -> done(reader.dataSource()).read())
          .isExactlyInstanceOf(LedgerException.class)
          .hasMessage(expected);
      reader.granted("SELECT ON ops.done");
      assertThatThrownBy(() -> done(reader.dataSource()).read()).hasMessage(expected);
      reader.granted("USAGE ON SCHEMA ops");
      assertThat(done(reader.dataSource()).read().rows()).hasSize(1);
    }
  }

  @Test
  void a_table_that_is_not_there_is_named_with_its_schema_and_with_what_was_looked_for() {
    assertThatThrownBy(
            () -> HistoryTable.on(database.dataSource()).table("done").key("name").read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            """
            Table public.done is not there.
              looked for: history table done, as user '%s'
              found:      ops.done
            Name the table and its schema as schema.table, or check that this is the right database.\
            """
                .formatted(database.user()));
    assertThatThrownBy(
            () -> HistoryTable.on(database.dataSource()).table("ops.gone").key("name").read())
        .hasMessageContaining("Table ops.gone is not there.")
        .hasMessageContaining("no table of that name in any schema");
  }

  @Test
  void columns_that_are_not_there_are_named_beside_those_that_are() {
    database.execute("ALTER TABLE ops.done ADD ok boolean");

    assertThatThrownBy(
            () ->
                HistoryTable.on(database.dataSource())
                    .table("ops.done")
                    .key("name")
                    .success("worked")
                    .orderBy("id")
                    .read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessage(
            """
            Table ops.done is not the history of this description as it is known here: column worked, id missing.
              expected: name, worked, id
              found:    name, ok
            Name the right table, or grant SELECT on all of its columns.\
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a;b", "a\"b", "a.b.c", "a-b", ".x", "x.", "a'b"})
  void a_name_that_is_no_plain_identifier_is_refused_before_any_connection(String name) {
    assertThatThrownBy(() -> HistoryTable.on(database.dataSource()).table(name))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot name a table, schema or column of a history");
  }

  @Test
  void a_server_that_is_not_there_is_unreachable_and_its_password_is_not_told() {
    PGSimpleDataSource nobody = database.pgDataSource();
    nobody.setPortNumbers(new int[] {1});
    nobody.setPassword("geheim");

    assertThatThrownBy(() -> done(nobody).read())
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageStartingWith(
            "history table ops.done cannot be read: the database does not answer: ")
        .hasMessageNotContaining("geheim");
  }

  @Test
  void a_database_that_does_not_exist_is_said_to_be_refused() {
    PGSimpleDataSource wrong = database.pgDataSource();
    wrong.setDatabaseName("ol_no_such_database");

    assertThatThrownBy(() -> done(wrong).read())
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("Check user, password and database name.");
  }
}
