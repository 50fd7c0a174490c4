package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that ended around a statement about indexes, as the catalog tells of them. */
class BrokenBuildTest extends FilesOnPostgres {
  private static final String NAMED = "CREATE INDEX CONCURRENTLY i ON base (note)";
  private static final String UNNAMED = "CREATE INDEX CONCURRENTLY ON base (note)";

  @BeforeEach
  void spoil() {
    database.execute("INSERT INTO base VALUES ('twice'), ('twice')");
    assertThatThrownBy(
            () -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY theirs ON base (note)"))
        .hasRootCauseInstanceOf(SQLException.class);
    assertThat(indexes()).containsExactly("theirs (invalid)");
  }

  private void endsAfter(String beginning) {
    assertThatThrownBy(() -> sync(FaultyDriver.lostAfter(database.dataSource(), beginning)))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("the next sync finds out");
  }

  private void endsBefore(String beginning) {
    assertThatThrownBy(() -> sync(FaultyDriver.lostBefore(database.dataSource(), beginning)))
        .isInstanceOf(LedgerUnreachableException.class);
  }

  /** The build breaks, and nobody learns of it. */
  private void breaksUnseen(String unique) {
    endsAfter(unique);
    assertThat(last().kind()).isEqualTo(EntryKind.STARTED);
  }

  @Test
  void an_index_that_was_built_is_not_built_again() {
    file("002_two", NAMED, UNNAMED);
    endsAfter(NAMED);
    endsAfter(UNNAMED);

    sync();

    assertThat(indexes()).containsExactly("base_note_idx", "i", "theirs (invalid)");
    assertThat(kinds("002_two"))
        .containsExactly(
            EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void an_index_that_was_not_built_is_built() {
    file("002_two", NAMED, UNNAMED);
    endsBefore(NAMED);
    endsBefore(UNNAMED);
    assertThat(indexes()).containsExactly("i", "theirs (invalid)");

    sync();

    assertThat(indexes()).containsExactly("base_note_idx", "i", "theirs (invalid)");
  }

  @Test
  void what_a_broken_build_left_is_dropped_and_an_invalid_index_of_others_stays() {
    String unique = "CREATE UNIQUE INDEX CONCURRENTLY ON base (note)";
    file("002_unique", unique);
    breaksUnseen(unique);
    assertThat(indexes()).containsExactly("base_note_idx (invalid)", "theirs (invalid)");

    database.execute("DELETE FROM base");
    sync();

    assertThat(indexes()).containsExactly("base_note_idx", "theirs (invalid)");
  }

  @Test
  void where_two_new_indexes_could_be_ours_it_is_in_doubt() {
    file("002_unnamed", UNNAMED);
    endsAfter(UNNAMED);
    database.execute("CREATE INDEX also_new ON base (n)");

    assertThatThrownBy(this::sync)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("002_unnamed");

    assertThat(last().kind()).isEqualTo(EntryKind.IN_DOUBT);
    assertThat(indexes()).containsExactly("also_new", "base_note_idx", "theirs (invalid)");
  }

  @Test
  void an_index_that_others_are_building_is_not_dropped() throws Exception {
    String unique = "CREATE UNIQUE INDEX CONCURRENTLY ON base (note)";
    file("002_unique", unique);
    breaksUnseen(unique);
    database.execute("DELETE FROM base");
    CompletableFuture<?> both =
        OldTransaction.during(
            database,
            () -> {
              CompletableFuture<Void> theirs =
                  Beside.run(
                      () -> database.execute("CREATE INDEX CONCURRENTLY being_built ON base (n)"));
              await("their build", () -> indexes().contains("being_built (invalid)"));
              CompletableFuture<SyncReport> ours = syncing();
              awaitRunning("LOCK TABLE");
              assertThat(indexes()).contains("being_built (invalid)");
              return CompletableFuture.allOf(theirs, ours);
            });
    both.get(30, TimeUnit.SECONDS);

    assertThat(indexes()).containsExactly("base_note_idx", "being_built", "theirs (invalid)");
  }

  @Test
  void an_invalid_index_that_if_not_exists_passes_over_is_a_failure_and_stays() {
    String guarded = "CREATE INDEX CONCURRENTLY IF NOT EXISTS theirs ON base (note)";
    file("002_guarded", guarded);

    for (int starts = 0; starts < 2; starts++) {
      assertThatThrownBy(this::sync)
          .isInstanceOf(MigrationFailedException.class)
          .hasMessageContaining(
              "index public.theirs is there and invalid: an earlier build of it failed")
          .hasMessageContaining("drop it with DROP INDEX CONCURRENTLY public.theirs.");
      assertThat(indexes()).containsExactly("theirs (invalid)");
    }

    database.execute("DROP INDEX theirs");
    sync();
    assertThat(indexes()).containsExactly("theirs");
  }

  @Test
  void an_invalid_index_of_a_guarded_build_of_ours_is_dropped_and_built_again() {
    String guarded = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS u ON base (note)";
    file("002_guarded", guarded);
    assertThatThrownBy(this::sync)
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("23505");

    database.execute("DELETE FROM base");
    sync();

    assertThat(indexes()).containsExactly("theirs (invalid)", "u");
  }

  @Test
  void a_dropped_index_is_seen_as_dropped_and_an_undropped_one_is_dropped() {
    database.execute("CREATE INDEX a ON base (n)", "CREATE INDEX b ON base (n)");
    file("002_drop", "DROP INDEX CONCURRENTLY a", "DROP INDEX CONCURRENTLY public.b");
    endsAfter("DROP INDEX CONCURRENTLY a");
    endsBefore("DROP INDEX CONCURRENTLY public.b");
    assertThat(indexes()).containsExactly("b", "theirs (invalid)");

    sync();

    assertThat(indexes()).containsExactly("theirs (invalid)");
    assertThat(kinds("002_drop")).endsWith(EntryKind.STARTED, EntryKind.APPLIED);
  }

  @Test
  void the_halves_of_a_broken_rebuild_are_dropped_and_older_ones_stay() {
    database.execute(
        "DELETE FROM base",
        "DROP INDEX theirs",
        "CREATE UNIQUE INDEX k ON base (note)",
        "CREATE INDEX old_ccnew ON base (n)",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'old_ccnew'::regclass");
    file("002_reindex", "REINDEX INDEX CONCURRENTLY k");
    endsBefore("REINDEX");
    database.execute(
        "CREATE INDEX k_ccnew ON base (note)",
        "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'k_ccnew'::regclass");

    sync();

    assertThat(indexes()).containsExactly("k", "old_ccnew (invalid)");
    assertThat(last().kind()).isEqualTo(EntryKind.APPLIED);
  }
}
