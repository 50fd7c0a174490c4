package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "CREATE INDEX CONCURRENTLY i ON t (x) | t",
        "create unique index concurrently on only Shop.T using btree (x) | Shop.T",
        "CREATE INDEX CONCURRENTLY \"on\" ON \"My Shop\".\"a.\"\"b\" (x) | \"My Shop\".\"a.\"\"b\"",
        "CREATE INDEX i ON shop /* the */ . t (x) | shop.t",
      })
  void the_name_behind_a_word_is_found_as_it_is_written(String statement, String name) {
    assertThat(StatementNames.behind(statement, SqlDialect.POSTGRESQL, "ON")).contains(name);
  }

  @Test
  void several_words_lead_to_a_name_and_a_guard_is_no_part_of_it() {
    String drop = "DROP INDEX CONCURRENTLY IF EXISTS a.b CASCADE";
    assertThat(StatementNames.behind(drop, SqlDialect.POSTGRESQL, "INDEX", "CONCURRENTLY"))
        .contains("a.b");
    String detach = "ALTER TABLE IF EXISTS ONLY p DETACH PARTITION c CONCURRENTLY";
    assertThat(StatementNames.behind(detach, SqlDialect.POSTGRESQL, "TABLE")).contains("p");
    assertThat(StatementNames.behind(detach, SqlDialect.POSTGRESQL, "DETACH", "PARTITION"))
        .contains("c");
  }

  @Test
  void words_in_parentheses_literals_and_comments_lead_nowhere() {
    String reindex = "REINDEX (VERBOSE, TABLE a) /* TABLE b */ INDEX \"TABLE\"";
    assertThat(StatementNames.behind(reindex, SqlDialect.POSTGRESQL, "TABLE")).isEmpty();
    assertThat(StatementNames.behind("SELECT 'ON a' ON", SqlDialect.POSTGRESQL, "ON")).isEmpty();
  }
}
