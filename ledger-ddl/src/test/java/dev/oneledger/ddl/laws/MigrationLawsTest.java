package dev.oneledger.ddl.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.ddl.GeneratedRollback;
import dev.oneledger.ddl.Guard;
import dev.oneledger.ddl.GuardedMigration;
import dev.oneledger.ddl.KeptSessions;
import dev.oneledger.ddl.Rollback;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Laws of guard and rollback on migrations made by chance: as many as {@code oneledger.schemas}
 * says, from the seed in {@code oneledger.seed}.
 */
class MigrationLawsTest {
  private static final Map<String, Integer> FIGURES = new TreeMap<>();

  private static TestDatabase database;
  private static KeptSessions sessions;
  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    database = TestPostgres.freshDatabase();
    sessions = KeptSessions.of(database.dataSource());
    connection = sessions.dataSource().getConnection();
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    sessions.close();
    database.close();
    FIGURES.forEach((what, count) -> System.out.printf("%5d %s%n", count, what));
  }

  @TestFactory
  Stream<DynamicTest> twice_is_once_back_is_before_and_guarding_again_gives_the_same() {
    long first = Long.getLong("oneledger.seed", 0);
    return LongStream.range(first, first + Long.getLong("oneledger.schemas", 5))
        .mapToObj(seed -> dynamicTest("seed " + seed, () -> holdsFor(seed)));
  }

  private static void holdsFor(long seed) throws SQLException {
    RandomMigration made = RandomMigration.on(connection, seed);
    count("migrations");
    guarded(made);
    reversible(made);
  }

  private static void guarded(RandomMigration made) throws SQLException {
    GuardedMigration guarded = Guard.of(made.migration()).on(sessions.dataSource());
    if (guarded.isRefused()) {
      refused(made, "guard", guarded.refusals());
      return;
    }
    count("guarded");
    try (Ways ways = Ways.from(connection, made)) {
      ways.lead(guarded.migration());
    }
    sameAgain(made, guarded.migration());
  }

  private static void reversible(RandomMigration made) throws SQLException {
    GeneratedRollback generated = Rollback.of(made.migration()).guarded().on(sessions.dataSource());
    if (generated.isRefused()) {
      refused(made, "rollback", generated.refusals());
      return;
    }
    count("reversible");
    try (Ways ways = Ways.from(connection, made)) {
      ways.lead(generated.migration());
      ways.leadBack(generated.migration());
    }
    sameAgain(made, generated.migration());
  }

  private static void sameAgain(RandomMigration made, Migration guarded) {
    GuardedMigration again = Guard.of(guarded).on(sessions.dataSource());
    assertThat(again.refusals()).as("guarding again\n" + made).isEmpty();
    assertThat(again.migration()).as(made.toString()).isEqualTo(guarded);
  }

  private static void refused(RandomMigration made, String by, List<Finding> refusals) {
    for (Finding refusal : refusals) {
      assertThat(refusal.text()).as("a refusal says why").isNotBlank();
    }
    Finding first = refusals.get(0);
    count("refused by %s: %s".formatted(by, first.code().code()));
    if (first.code() != FindingCode.NOT_INVERTIBLE) {
      System.out.printf("seed %d, %s: %s%n", made.seed(), by, first);
    }
  }

  private static void count(String what) {
    FIGURES.merge(what, 1, Integer::sum);
  }
}
