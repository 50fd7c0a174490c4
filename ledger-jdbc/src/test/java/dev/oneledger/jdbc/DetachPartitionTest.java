package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code DETACH PARTITION CONCURRENTLY}, which the server does in two transactions. */
class DetachPartitionTest extends FilesOnPostgres {
  private static final String DETACH = "ALTER TABLE whole DETACH PARTITION part CONCURRENTLY";

  @BeforeEach
  void partition() {
    database.execute(
        "CREATE TABLE whole (x int) PARTITION BY LIST (x)",
        "CREATE TABLE part PARTITION OF whole FOR VALUES IN (1)");
    file("002_detach", DETACH);
  }

  private String state() {
    return String.join(
        ",",
        database.query(
            "SELECT CASE WHEN inhdetachpending THEN 'pending' ELSE 'attached' END"
                + " FROM pg_inherits WHERE inhrelid = 'part'::regclass"));
  }

  @Test
  void a_detached_partition_is_not_detached_again() {
    assertThatThrownBy(() -> sync(FaultyDriver.lostAfter(database.dataSource(), DETACH)))
        .isInstanceOf(LedgerUnreachableException.class);

    sync();

    assertThat(state()).isEmpty();
    assertThat(kinds("002_detach")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
    assertThat(entries()).extracting(entry -> entry.detail(Facts.BEFORE)).contains("attached");
  }

  @Test
  void one_that_was_not_detached_is() {
    assertThatThrownBy(() -> sync(FaultyDriver.lostBefore(database.dataSource(), DETACH)))
        .isInstanceOf(LedgerUnreachableException.class);

    sync();

    assertThat(state()).isEmpty();
  }

  @Test
  void one_that_was_left_pending_is_finalized() throws Exception {
    file("002_detach", "SET lock_timeout = '300ms'", DETACH);
    OldTransaction.during(
        database,
        "SELECT * FROM whole",
        () ->
            assertThatThrownBy(this::sync)
                .isInstanceOf(MigrationFailedException.class)
                .hasMessageContaining("55P03"));
    assertThat(state()).isEqualTo("pending");
    assertThat(last().kind()).isEqualTo(EntryKind.FAILED);

    sync();

    assertThat(state()).isEmpty();
    assertThat(last().kind()).isEqualTo(EntryKind.APPLIED);
  }
}
