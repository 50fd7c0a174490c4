package dev.oneledger.ddl.internal.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.inverse.Corpus;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaithfulReadingTest {

  private static final Set<String> LOSSY =
      Set.of("T01", "T03", "T07", "T16", "T19", "T20", "I05", "I14", "I15", "Y11", "X02");

  private static final Set<String> SWALLOWED =
      Set.of("A27", "Y16", "Y17", "O03", "O05", "O06", "X01");

  @Test
  void nothing_that_jooq_loses_or_swallows_passes_the_gate() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      List<String> passed =
          Corpus.of(database).entries().stream()
              .filter(each -> LOSSY.contains(each.id()) || SWALLOWED.contains(each.id()))
              .filter(
                  each ->
                      FaithfulReading.of(each.sql(), SqlDialect.POSTGRESQL, Tolerance.DEFINITION)
                              .isPresent()
                          || FaithfulReading.of(each.sql(), SqlDialect.POSTGRESQL, Tolerance.DATA)
                              .filter(query -> !each.id().equals("T01"))
                              .isPresent())
              .map(Corpus.Entry::id)
              .toList();
      assertThat(passed).isEmpty();
    }
  }

  @Test
  void what_it_reads_faithfully_passes() {
    assertThat(
            FaithfulReading.of(
                "CREATE TABLE t (id bigint NOT NULL, name varchar(20) DEFAULT 'x')",
                SqlDialect.POSTGRESQL,
                Tolerance.DEFINITION))
        .isPresent();
    assertThat(
            FaithfulReading.of(
                "CREATE TABLE t (id bigint); DROP TABLE t",
                SqlDialect.POSTGRESQL,
                Tolerance.DEFINITION))
        .isEmpty();
  }
}
