package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.Psql;
import dev.oneledger.ddl.Rollback;
import dev.oneledger.jdbc.JdbcLedgerStore;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one tool applied another takes back, while other sessions write. */
class DataToolsTest extends DataContract {

  private static final String CHANGE =
      """
      UPDATE items SET n = 7 WHERE id < 3;
      INSERT INTO parts (item) VALUES (3);
      DELETE FROM log WHERE line = 'a';
      INSERT INTO log VALUES (2, 'b'), (2, 'b');
      ALTER TABLE log DROP COLUMN at;
      ALTER TABLE items DROP COLUMN name;
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void either_tool_takes_back_what_the_other_applied(boolean psqlApplies)
      throws IOException, InterruptedException {
    Migration migration = generated();
    DatabaseState before = DatabaseState.of(database);
    String rollback = Objects.requireNonNull(migration.rollback()).text();
    if (psqlApplies) {
      psql(migration.apply().text());
      assertThat(DatabaseState.of(database)).isNotEqualTo(before);
      runner("8_back.sql", rollback);
    } else {
      runner("7_change.sql", migration.apply().text());
      assertThat(DatabaseState.of(database)).isNotEqualTo(before);
      psql(rollback);
    }
    assertThat(DatabaseState.of(database)).isEqualTo(before);
    psql(rollback);
    assertThat(DatabaseState.of(database)).isEqualTo(before);
  }

  @Test
  void what_another_session_adds_in_between_stays() throws IOException, InterruptedException {
    Migration migration = generated();
    psql(migration.apply().text());
    database.execute(
        "INSERT INTO items (id, n) VALUES (9, 9); INSERT INTO parts (item) VALUES (9);"
            + " INSERT INTO log VALUES ('since')");
    psql(Objects.requireNonNull(migration.rollback()).text());
    assertThat(database.query("SELECT ROW(id, name, n)::text FROM items ORDER BY id"))
        .containsExactly("(1,one,1)", "(2,two,)", "(3,three,3)", "(9,,9)");
    assertThat(database.query("SELECT ROW(at, line)::text FROM log ORDER BY line, at"))
        .containsExactly("(1,a)", "(1,a)", "(,since)", "(2,)");
    assertThat(database.query("SELECT id FROM parts ORDER BY id"))
        .containsExactly("1", "2", "3", "5");
    assertThat(database.query("SELECT nextval('parts_id_seq')")).containsExactly("6");
  }

  private Migration generated() {
    Migration migration =
        new Migration(
            MigrationId.parse("7_change"), SqlText.of(CHANGE), null, true, "7_change.sql");
    return Rollback.of(migration).guarded().on(database.dataSource()).migration();
  }

  private void psql(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("psql.sql"), text);
    assertThat(Psql.run(database, "-v", "ON_ERROR_STOP=1", "-f", file.toString())).isZero();
  }

  private void runner(String name, String text) {
    Ledger ledger =
        Ledger.forApp("hub")
            .store(JdbcLedgerStore.on(database.dataSource()))
            .migrations(MigrationSource.of(Map.of("1_there.sql", "SELECT 1", name, text)))
            .environment(Environment.managed("dev", JdbcTarget.on(database.dataSource())))
            .open();
    ledger.baseline("dev", "1");
    ledger.sync("dev");
  }
}
