package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole starts that have much to do. */
class BacklogTest extends CountedStarts {
  private final List<LedgerEvent> heard = new ArrayList<>();

  @Override
  TestDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  private Ledger listened() {
    return Ledger.forApp("shop")
        .store(JdbcLedgerStore.on(pool))
        .migrations(MigrationSource.of(files))
        .environment(Environment.managed("dev", JdbcTarget.on(pool)))
        .listener(heard::add)
        .open();
  }

  private List<String> of(Class<? extends LedgerEvent> kind) {
    return heard.stream().filter(kind::isInstance).map(BacklogTest::inWords).toList();
  }

  private static String inWords(LedgerEvent event) {
    if (event instanceof LedgerEvent.Applying applying) {
      return "%s (%s of %s)".formatted(applying.migration(), applying.number(), applying.of());
    }
    return event instanceof LedgerEvent.Applied applied ? applied.migration().toString() : "";
  }

  @Test
  void many_small_migrations_take_fewer_round_trips_than_migrations() {
    migrations(1, 1);
    tripsOfStart(1);
    migrations(1001, 1);
    int one = tripsOfStart(1);
    migrations(2001, 100);

    assertThat(tripsOfStart(100) - one).isLessThan(30);

    assertThat(listened().journal("dev").verify().findings()).isEmpty();
    assertThat(tripsOfStart(0)).isEqualTo(tripsOfStart(0));
  }

  @Test
  void each_is_announced_and_told_once_in_order() {
    migrations(1, 9);

    listened().sync("dev");

    assertThat(of(LedgerEvent.Applying.class))
        .hasSize(9)
        .startsWith("0001_step (1 of 9)", "0002_step (2 of 9)")
        .endsWith("0009_step (9 of 9)");
    assertThat(of(LedgerEvent.Applied.class)).hasSize(9).startsWith("0001_step");
  }

  @Test
  void one_that_fails_among_others_is_told_and_recorded_as_by_itself() {
    migrations(1, 12);
    files.put("0006_step.sql", "CREATE TABLE half (x int);\nCREATE TABLE bad (x nothing);");

    assertThatExceptionOfType(MigrationFailedException.class)
        .isThrownBy(() -> listened().sync("dev"))
        .satisfies(
            failed -> {
              assertThat(failed.migration()).isEqualTo(MigrationId.parse("0006_step"));
              assertThat(failed.line()).isEqualTo(2);
            });

    assertThat(of(LedgerEvent.Applied.class))
        .containsExactly("0001_step", "0002_step", "0003_step", "0004_step", "0005_step");
    assertThat(of(LedgerEvent.Applying.class).stream().filter(each -> each.startsWith("0006")))
        .hasSize(1);
    assertThat(
            listened().journal("dev").entries().stream()
                .filter(entry -> entry.kind() == EntryKind.FAILED)
                .map(entry -> entry.subject().migration()))
        .containsExactly("0006_step");
    assertThat(database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("5");

    files.put("0006_step.sql", "CREATE TABLE t6 (x int);");
    assertThat(listened().sync("dev").applied()).hasSize(7);
    assertThat(listened().journal("dev").verify().findings()).isEmpty();
  }

  @Test
  void a_migration_that_takes_back_another_of_the_same_backlog_does() {
    migrations(1, 4);
    files.put("0005_rollback_of_0004_step.sql", "DROP TABLE t4;");

    listened().sync("dev");

    assertThat(listened().status().toString()).contains("rolled back");
    assertThat(database.query("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"))
        .containsExactly("3");
  }
}
