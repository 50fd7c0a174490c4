package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestProgram;
import dev.oneledger.reliability.replay.Client.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database of its own and the scripts for MariaDB's client, run by the real client. */
abstract class MariaDbScripts {
  static final String ROWS =
      "SELECT CONCAT_WS(' ', id, `release`, state) FROM oneledger_replay ORDER BY id";
  static final SmallRelease ONE =
      SmallRelease.of(1)
          .text("1_a.sql", "CREATE TABLE a (n int);")
          .text("1_a.rollback.sql", "DROP TABLE a;");

  @TempDir Path folder;
  MariaDbDatabase database;
  Client client;

  @BeforeEach
  void create() {
    database = TestMariaDb.freshDatabase();
    client = new Client(folder);
  }

  @AfterEach
  void drop() {
    database.close();
  }

  Path written(SmallRelease release) {
    Bundle bundle = release.bundle();
    return bundle.writeDirectory(folder.resolve(bundle.digest().hex()));
  }

  Result run(String script, SmallRelease release, String environment) throws Exception {
    return client.run(written(release), script, database, environment);
  }

  Result apply(SmallRelease release) throws Exception {
    return run("apply", release, "");
  }

  static void assertRefused(Result result, String... said) {
    assertThat(result.exit()).as(result.out() + result.err()).isEqualTo(3);
    assertThat(result.err()).contains(said);
    assertThat(result.out()).doesNotContain("oneledger-receipt-1");
  }

  boolean hasTable(String name) {
    return !database
        .query(
            "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '"
                + name
                + "'")
        .isEmpty();
  }

  /** Runs a script of a written bundle with more arguments for the client. */
  Result runWith(Path bundle, String script, String option) throws Exception {
    return client.run(
        List.of(
            "sh",
            bundle.resolve("apply/mariadb/" + script + ".sh").toString(),
            "--defaults-extra-file=" + client.optionFile(database),
            option,
            database.name()),
        Map.of("ENVIRONMENT", "staging", "MARIADB", TestProgram.path("mariadb")));
  }
}
