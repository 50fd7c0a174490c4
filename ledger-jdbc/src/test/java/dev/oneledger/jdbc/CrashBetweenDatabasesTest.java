package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A start that ends at every place where it talks to one of the two databases: the process dies
 * there, or only the connection is lost. One healthy start later all is as it would be without.
 */
class CrashBetweenDatabasesTest extends TwoDatabases {

  /** How it ends there. */
  enum End {
    PROCESS_DIES(ProcessDied::new),
    CONNECTION_LOST(() -> new SQLException("I/O error", "08006"));

    private final Supplier<Throwable> fault;

    End(Supplier<Throwable> fault) {
      this.fault = fault;
    }
  }

  /** Nothing of ours may catch it. */
  private static final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Puts a fault into one of the databases. */
  private interface Place {
    DataSource faulty(DataSource source, int passes, Supplier<Throwable> fault);
  }

  @BeforeEach
  void begin() {
    ledger().sync("dev");
  }

  @ParameterizedTest
  @EnumSource
  void where_the_ledger_is_asked_for_a_connection(End end) {
    int points = endsAtTheLedger(end, CrashBetweenDatabasesTest::atConnection);
    assertThat(points).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void where_the_ledger_has_committed_and_is_not_heard(End end) {
    int points = endsAtTheLedger(end, (source, n, fault) -> afterThe("commit", source, n, fault));
    assertThat(points).isGreaterThan(1);
  }

  @ParameterizedTest
  @EnumSource
  void where_the_environment_is_asked_for_a_connection(End end) {
    int points = endsAtTheEnvironment(end, CrashBetweenDatabasesTest::atConnection);
    assertThat(points).isGreaterThan(5);
  }

  @ParameterizedTest
  @EnumSource
  void where_the_environment_has_committed_and_is_not_heard(End end) {
    int points =
        endsAtTheEnvironment(end, (source, n, fault) -> afterThe("executeBatch", source, n, fault));
    assertThat(points).isEqualTo(2);
  }

  private static DataSource atConnection(DataSource source, int passes, Supplier<Throwable> fault) {
    return FaultyDriver.before(source, "getConnection", passes, fault);
  }

  private static DataSource afterThe(
      String method, DataSource source, int passes, Supplier<Throwable> fault) {
    return FaultyDriver.on(source, method, passes, fault);
  }

  private int endsAtTheLedger(End end, Place place) {
    return endsEverywhere(
        end,
        (passes, fault) ->
            ledger(dev(), place.faulty(ledgerHome.dataSource(), passes, fault)).sync("dev"));
  }

  private int endsAtTheEnvironment(End end, Place place) {
    return endsEverywhere(
        end,
        (passes, fault) -> ledger(dev(place.faulty(home.dataSource(), passes, fault))).sync("dev"));
  }

  private interface Start {
    void run(int passes, Supplier<Throwable> fault);
  }

  /** Each time with two more migrations, until the place is beyond the start's end. */
  private int endsEverywhere(End end, Start start) {
    for (int point = 0; ; point++) {
      step(10 + 2 * point);
      step(11 + 2 * point);
      boolean struck = isStruck(end, start, point);
      ledger().sync("dev");
      assertConverged(point);
      if (!struck) {
        return point;
      }
    }
  }

  private static boolean isStruck(End end, Start start, int point) {
    boolean[] struck = new boolean[1];
    try {
      start.run(
          point,
          () -> {
            struck[0] = true;
            return end.fault.get();
          });
    } catch (ProcessDied | LedgerUnreachableException ended) {
      assertThat(struck[0]).as(ended.toString()).isTrue();
    }
    return struck[0];
  }

  private void assertConverged(int point) {
    assertThat(probe()).as("point %d", point).doesNotHaveDuplicates().hasSize(4 + 2 * point);
    assertThat(copy(1)).as("point %d", point).isEqualTo(journal()).hasSize(6 + 2 * point);
    assertThat(registered()).as("point %d", point).doesNotHaveDuplicates().hasSize(files.size());
    assertThat(ledger().sync("dev").findings()).isEmpty();
    assertThat(ledger().journal("dev").verify().findings()).isEmpty();
  }
}
