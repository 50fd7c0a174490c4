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
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A second judge, which shares nothing with the catalog's query: pg_dump before and after. */
class PgDumpJudgeTest {

  @Test
  void the_dump_is_the_same_after_every_statement_of_the_corpus_and_its_way_back()
      throws SQLException {
    try (TestDatabase server = TestPostgres.freshDatabase()) {
      assumeTrue(PgDump.reads(server), "No pg_dump for this server on the path");
      TestDatabase database = TestPostgres.freshDatabase();
      try (database;
          Connection connection = database.dataSource().getConnection()) {
        Corpus.prepare(database);
        connection.setAutoCommit(false);
        List<String> differences = new ArrayList<>();
        int judged = 0;
        List<String> before = PgDump.of(database);
        var groups =
            Corpus.of(database).entries().stream()
                .filter(Entry::runs)
                .collect(Collectors.groupingBy(Entry::category));
        for (List<Entry> group : groups.values()) {
          List<String> gone = new ArrayList<>();
          for (Entry entry : group) {
            if (thereAndBack(connection, entry)) {
              gone.add(entry.toString());
            }
          }
          List<String> after = PgDump.of(database);
          if (!after.equals(before)) {
            differences.add(String.join("\n", gone) + "\n" + difference(before, after));
            before = after;
          } else {
            judged += gone.size();
          }
        }
        assertThat(differences).isEmpty();
        assertThat(judged).isGreaterThanOrEqualTo(142);
        System.out.println("pg_dump finds the schema of " + judged + " statements unchanged");
      } finally {
        Corpus.forget(database, server);
      }
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

  private static String difference(List<String> before, List<String> after) {
    Set<String> all = new TreeSet<>(before);
    all.addAll(after);
    return all.stream()
        .filter(part -> before.contains(part) != after.contains(part))
        .map(part -> (before.contains(part) ? "missing: " : "surplus: ") + part)
        .collect(Collectors.joining("\n"));
  }
}
