package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.EntryKind;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.statementwise.Facts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code CREATE INDEX CONCURRENTLY}: builds that break, and what the next start makes of them. */
class ConcurrentIndexTest extends FilesOnPostgres {
  private static final String BUILD = "CREATE INDEX CONCURRENTLY i ON base (note)";
  private static final String UNIQUE = "CREATE UNIQUE INDEX CONCURRENTLY u ON base (note)";

  @Test
  void the_table_and_its_indexes_are_recorded_before_one_is_built() {
    database.execute("CREATE SCHEMA \"My Shop\"");
    file(
        "002_indexes",
        "CREATE TABLE \"My Shop\".\"Order\" (id int PRIMARY KEY)",
        "CREATE INDEX CONCURRENTLY \"By Id\" ON \"My Shop\".\"Order\" (id)",
        "SET search_path = \"My Shop\"",
        "create index concurrently Another on only \"Order\" (id)");
    options = target -> target.schema("public");

    sync();

    assertThat(indexes()).containsExactly("By Id", "Order_pkey", "another");
    assertThat(entries())
        .filteredOn(entry -> entry.kind() == EntryKind.STARTED)
        .extracting(entry -> Map.copyOf(entry.details()))
        .satisfiesExactly(
            first ->
                assertThat(first)
                    .containsEntry("table", "\"My Shop\".\"Order\"")
                    .containsEntry("index", "By Id")
                    .containsEntry(Facts.BEFORE, "{\"Order_pkey\": \"valid\"}"),
            second ->
                assertThat(second)
                    .containsEntry("table", "\"My Shop\".\"Order\"")
                    .containsEntry("index", "another")
                    .containsEntry(
                        Facts.BEFORE, "{\"By Id\": \"valid\", \"Order_pkey\": \"valid\"}"));
  }

  @Test
  void an_index_that_a_violation_left_invalid_is_dropped_and_built_again() {
    file("002_unique", "INSERT INTO base VALUES ('secret'), ('secret')", UNIQUE);

    MigrationFailedException failure =
        catchThrowableOfType(MigrationFailedException.class, this::sync);

    assertThat(failure)
        .hasMessage(
            """
            Environment 'dev': Migration '002_unique' (002_unique.sql) failed at line 3 (statement 2).
              server    could not create unique index "u"
              SQLSTATE  23505
            Statements before it stay applied; the next sync goes on with this one. An invalid index it left is dropped before the next try. Correct the migration and run it again.\
            """);
    assertThat(TargetOnPostgres.stackTrace(failure)).doesNotContain("secret");
    assertThat(indexes()).containsExactly("u (invalid)");
    assertThat(kinds("002_unique"))
        .containsExactly(EntryKind.STATEMENT_DONE, EntryKind.STARTED, EntryKind.FAILED);

    database.execute("UPDATE base SET note = ctid::text");
    sync();

    assertThat(indexes()).containsExactly("u");
    assertThat(notes()).hasSize(2);
    assertThat(last().kind()).isEqualTo(EntryKind.APPLIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pg_terminate_backend", "pg_cancel_backend"})
  void an_index_whose_build_was_ended_from_outside_is_dropped_and_built_again(String end)
      throws Exception {
    file("002_index", BUILD);
    boolean cancelled = end.equals("pg_cancel_backend");
    CompletableFuture<SyncReport> building =
        OldTransaction.during(
            database,
            () -> {
              CompletableFuture<SyncReport> syncing = syncing();
              await("invalid index", () -> indexes().contains("i (invalid)"));
              awaitRunning("CREATE INDEX CONCURRENTLY");
              String pid = running("CREATE INDEX CONCURRENTLY").get(0);
              database.query("SELECT " + end + "(" + pid + ")");
              return syncing;
            });
    assertThatThrownBy(() -> building.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(
            cancelled ? MigrationFailedException.class : LedgerUnreachableException.class)
        .hasMessageContaining(
            cancelled
                ? "SQLSTATE  57014"
                : "the connection was lost while statement 1 (line 2) ran by itself");
    assertThat(indexes()).containsExactly("i (invalid)");

    sync();

    assertThat(indexes()).containsExactly("i");
  }

  @Test
  void builds_wait_for_old_transactions_with_ten_starters_waiting_by_default() throws Exception {
    options = target -> target.lockTimeout(Duration.ofMillis(100));
    file("002_index", BUILD, "CREATE INDEX CONCURRENTLY ON base (n)");
    List<CompletableFuture<SyncReport>> starters =
        OldTransaction.during(
            database,
            () -> {
              List<CompletableFuture<SyncReport>> syncing =
                  Stream.generate(this::syncing).limit(11).toList();
              awaitRunning("CREATE INDEX CONCURRENTLY");
              TimeUnit.MILLISECONDS.sleep(500);
              assertThat(syncing).noneMatch(CompletableFuture::isDone);
              return syncing;
            });
    for (CompletableFuture<SyncReport> starter : starters) {
      starter.get(30, TimeUnit.SECONDS);
    }
    assertThat(indexes()).containsExactly("base_n_idx", "i");
    assertThat(kinds("002_index"))
        .containsExactly(
            EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void a_limit_that_the_file_sets_itself_ends_a_build() throws Exception {
    file("002_index", "SET lock_timeout = '300ms'", BUILD);
    OldTransaction.during(
        database,
        () ->
            assertThatThrownBy(this::sync)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("55P03"));
    sync();
    assertThat(indexes()).containsExactly("i");
    assertThat(last().kind()).isEqualTo(EntryKind.APPLIED);
  }
}
