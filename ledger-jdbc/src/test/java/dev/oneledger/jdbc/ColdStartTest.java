package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class ColdStartTest {
  private static final List<String> HEAVY =
      List.of("org.jdbi.", "com.fasterxml.", "tools.jackson.", "org.jooq.");

  @Test
  void heads_head_and_apply_load_no_class_of_jdbi_jackson_or_jooq() throws Exception {
    assertThat(heavyClasses("lean")).isEmpty();
  }

  @Test
  void the_same_measurement_sees_jdbi_where_it_is_used() throws Exception {
    assertThat(heavyClasses("texts")).isNotEmpty();
  }

  private static List<String> heavyClasses(String what) throws Exception {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      TableCreationTest.start(database.dataSource(), "dev");
      Process process =
          ChildJvm.start(
              List.of("-Xshare:auto", "-verbose:class"),
              Start.class,
              database.url(),
              database.user(),
              database.password(),
              what);
      List<String> output = new String(process.getInputStream().readAllBytes()).lines().toList();
      assertThat(process.waitFor()).as(String.join("\n", output)).isZero();
      assertThat(output).anyMatch(line -> line.contains("dev.oneledger.jdbc.JdbcTarget"));
      assertThat(output).contains("heads 2, head true");
      return output.stream().filter(line -> HEAVY.stream().anyMatch(line::contains)).toList();
    }
  }

  /** Runs in a process of its own. */
  static final class Start {
    public static void main(String[] arguments) {
      PGSimpleDataSource dataSource = new PGSimpleDataSource();
      dataSource.setURL(arguments[0]);
      dataSource.setUser(arguments[1]);
      dataSource.setPassword(arguments[2]);
      JdbcLedgerStore store = JdbcLedgerStore.on(dataSource);
      JdbcTarget target = JdbcTarget.on(dataSource);
      JournalKey key = JournalKey.environment("shop", "dev");
      System.out.printf(
          "heads %d, head %s%n", store.heads("shop").size(), target.head(key).isPresent());
      if (arguments[3].equals("texts")) {
        store.texts(Set.of(dev.oneledger.Hash.sha256("x")));
      } else {
        JournalScript script = new JournalScript(key, target.read(key, 0));
        target.apply(
            JournalScript.step("1_a", "CREATE TABLE a (x int)"),
            script.applied("1_a"),
            Deadline.in(Duration.ofSeconds(5)));
      }
    }
  }
}
