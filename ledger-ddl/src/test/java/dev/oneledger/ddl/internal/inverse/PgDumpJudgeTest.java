package dev.oneledger.ddl.internal.inverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oneledger.ddl.internal.inverse.Corpus.Entry;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A second judge, which shares nothing with the catalog's query: pg_dump before and after. */
class PgDumpJudgeTest {

  @Test
  void the_dump_is_the_same_after_every_statement_of_the_corpus_and_its_way_back()
      throws SQLException {
    try (TestDatabase server = TestPostgres.freshDatabase()) {
      assumeTrue(PgDump.reads(server), "The pg_dump on the path is older than the server");
      TestDatabase database = TestPostgres.freshDatabase();
      try (database) {
        Corpus.prepare(database);
        List<Entry> waiting = Corpus.of(database).entries().stream().filter(Entry::runs).toList();
        int judged = 0;
        while (!waiting.isEmpty()) {
          List<Entry> later = new ArrayList<>();
          judged += judge(database, waiting, later);
          assertThat(later).hasSizeLessThan(waiting.size());
          waiting = later;
        }
        assertThat(judged).isGreaterThanOrEqualTo(142);
        System.out.println("pg_dump finds the schema unchanged after " + judged + " statements");
      } finally {
        Corpus.forget(database, server);
      }
    }
  }

  /**
   * Runs the statements on a copy of the database and compares its dumps. Rows that a statement
   * destroys do not come back here; one that fails without them gets another copy, later.
   */
  private static int judge(TestDatabase database, List<Entry> entries, List<Entry> later)
      throws SQLException {
    try (TestDatabase copy = database.copy();
        Connection connection = copy.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      List<String> before = PgDump.of(copy);
      int judged = 0;
      for (Entry entry : entries) {
        if (fails(connection, entry)) {
          later.add(entry);
        } else if (thereAndBack(connection, entry)) {
          judged++;
        }
      }
      assertThat(difference(before, PgDump.of(copy))).isEmpty();
      return judged;
    }
  }

  private static boolean fails(Connection connection, Entry entry) throws SQLException {
    try {
      RoundTrip.execute(connection, entry.transactional());
      return false;
    } catch (SQLException failed) {
      return true;
    } finally {
      connection.rollback();
    }
  }

  /** Runs and takes back in one transaction that is committed; false where nothing is to judge. */
  private static boolean thereAndBack(Connection connection, Entry entry) throws SQLException {
    Catalog before = RoundTrip.catalog(connection);
    RoundTrip.execute(connection, entry.transactional());
    Catalog after = RoundTrip.catalog(connection);
    DdlScript back = Inversion.of(after, before, Matching.BY_IDENTITY);
    if (RoundTrip.lines(before).equals(RoundTrip.lines(after)) || !back.refusals().isEmpty()) {
      connection.rollback();
      return false;
    }
    for (String step : back.statements()) {
      RoundTrip.execute(connection, step);
    }
    connection.commit();
    return true;
  }

  private static List<String> difference(List<String> before, List<String> after) {
    Set<String> all = new TreeSet<>(before);
    all.addAll(after);
    return all.stream()
        .filter(part -> before.contains(part) != after.contains(part))
        .map(part -> (before.contains(part) ? "missing: " : "surplus: ") + part)
        .toList();
  }
}
