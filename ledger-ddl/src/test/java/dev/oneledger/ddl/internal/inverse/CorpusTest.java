package dev.oneledger.ddl.internal.inverse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.oneledger.ddl.internal.inverse.Corpus.Entry;
import dev.oneledger.ddl.internal.inverse.RoundTrip.Result;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The 181 statements of the corpus there and back, each in a transaction that is given up. */
class CorpusTest {

  private static final Map<Entry, RoundTrip> TRIPS = new LinkedHashMap<>();

  @BeforeAll
  static void run_the_corpus() throws SQLException {
    try (TestDatabase server = TestPostgres.freshDatabase()) {
      TestDatabase database = TestPostgres.freshDatabase();
      try (database;
          Connection connection = database.dataSource().getConnection()) {
        Corpus.prepare(database);
        for (Entry entry : Corpus.of(database).entries()) {
          if (entry.runs()) {
            TRIPS.put(entry, RoundTrip.of(connection, entry.transactional()));
          }
        }
      } finally {
        Corpus.forget(database, server);
      }
    }
  }

  @AfterAll
  static void print_the_table() {
    Map<String, Map<Result, Integer>> table = new TreeMap<>();
    TRIPS.forEach(
        (entry, trip) -> {
          for (String row : new String[] {entry.category(), "~ all"}) {
            table
                .computeIfAbsent(row, category -> new EnumMap<>(Result.class))
                .merge(trip.result(), 1, Integer::sum);
          }
        });
    StringBuilder text =
        new StringBuilder("%-16s %6s %8s %6s".formatted("corpus", "exact", "refused", "wrong"));
    table.forEach(
        (category, counts) ->
            text.append(
                "%n%-16s %6d %8d %6d"
                    .formatted(
                        category,
                        counts.getOrDefault(Result.EXACT, 0),
                        counts.getOrDefault(Result.REFUSED, 0),
                        counts.getOrDefault(Result.WRONG, 0))));
    for (Result result : new Result[] {Result.REFUSED, Result.WRONG}) {
      TRIPS.forEach(
          (entry, trip) -> {
            if (trip.result() == result) {
              text.append("%n%s %s%n  %s".formatted(result, entry, trip.text()));
            }
          });
    }
    System.out.println(text);
  }

  @TestFactory
  Stream<DynamicTest> a_statement_is_taken_back_exactly_or_refused_by_name() {
    return TRIPS.entrySet().stream()
        .map(
            trip ->
                dynamicTest(
                    trip.getKey().toString(),
                    () ->
                        assertThat(trip.getValue().result())
                            .as(trip.getValue().text())
                            .isNotEqualTo(Result.WRONG)));
  }

  @Test
  void of_146_statements_that_change_the_catalog_142_are_exact_both_ways() {
    assertThat(TRIPS.values().stream().filter(trip -> trip.result() != Result.UNCHANGED))
        .hasSize(146);
    assertThat(TRIPS.values().stream().filter(trip -> trip.result() == Result.EXACT))
        .hasSizeGreaterThanOrEqualTo(142);
  }
}
