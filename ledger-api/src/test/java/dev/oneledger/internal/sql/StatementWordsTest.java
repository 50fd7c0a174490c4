package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatementWordsTest {

  private static StatementWords words(String statement) {
    return StatementWords.of(statement, SqlDialect.MARIADB);
  }

  @Test
  void words_in_strings_comments_and_quoted_names_do_not_count() {
    StatementWords words = words("/* DROP */ select 'DROP', \"DROP\" -- DROP\n, `DROP` from t");

    assertThat(words.first()).isEqualTo("SELECT");
    assertThat(words.has("DROP")).isFalse();
    assertThat(words.has("FROM")).isTrue();
    assertThat(words.beginsWith("SELECT", "FROM")).isFalse();
  }

  @Test
  void an_executed_comment_is_read_as_if_it_stood_there() {
    StatementWords words = words("/*!40101 SET @old = @@sql_mode, names utf8 */");

    assertThat(words.first()).isEqualTo("SET");
    assertThat(words.beginsWith("SET")).isTrue();
    assertThat(words.variables()).containsExactly("old");
    assertThat(words.assigned()).containsExactly("old");
    assertThat(
            words("/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`%`*/ /*!50003 TRIGGER x */")
                .has("TRIGGER"))
        .isTrue();
  }

  @Test
  void names_are_found_with_their_qualifiers_and_without_their_quotes() {
    assertThat(words("INSERT INTO `my db`.`a``b` SELECT x.id FROM other").names())
        .contains(List.of("my db", "a`b"), List.of("x", "id"), List.of("other"));
    assertThat(words("SELECT f(1), `g`(2), 3").called()).containsExactly("F", "G");
  }

  @Test
  void lists_of_names_are_read_behind_words() {
    assertThat(words("DROP TABLE IF EXISTS a, `b`.c RESTRICT").namesBehind("DROP", "TABLE"))
        .containsExactly(List.of("a"), List.of("b", "c"));
    assertThat(words("RENAME TABLE a TO b, c TO d").namesBehind("RENAME", "TABLE"))
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
    assertThat(words("CREATE TABLE t (id int)").namesBehind("CREATE", "TABLE"))
        .containsExactly(List.of("t"));
    assertThat(words("CREATE TABLE t (id int)").namesBehind("DROP", "TABLE")).isEmpty();
    assertThat(words("DROP TABLE").namesBehind("DROP", "TABLE")).isEmpty();
  }

  @Test
  void user_variables_are_told_from_system_variables_and_accounts_count_for_them() {
    StatementWords words = words("SET @a:=@b+1, @@session.x = @C, @`d e`=1");

    assertThat(words.variables()).containsExactly("a", "b", "c", "d e");
    assertThat(words.assigned()).containsExactly("a", "d e");
    assertThat(words("SELECT id INTO @id FROM t").variables()).containsExactly("id");
    assertThat(words("SELECT @n := 5").assigned()).containsExactly("n");
    assertThat(words("SELECT @n = 5").assigned()).isEmpty();
    assertThat(StatementWords.of("SET @n 5", SqlDialect.H2).assigned()).containsExactly("n");
  }

  @Test
  void commas_count_outside_parentheses_only() {
    assertThat(words("DROP TABLE a, b").hasCommas()).isTrue();
    assertThat(words("DROP INDEX a ON b (c, d)").hasCommas()).isFalse();
  }

  @Test
  void nothing_is_nothing() {
    assertThat(words("").first()).isEmpty();
    assertThat(words("'x'").first()).isEmpty();
    assertThat(words("").names()).isEmpty();
  }
}
