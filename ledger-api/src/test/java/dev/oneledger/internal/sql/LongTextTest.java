package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long runs of one piece: what recursion, backtracking or a quadratic loop would not survive. */
class LongTextTest {

  private static final int LENGTH = 300_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+-",
        "-",
        "(",
        "a ",
        "'a'\n",
        "E'a'\n",
        "$a ",
        ":'a",
        "/*",
        "*/ ",
        "1.",
        "\\x\n",
        "\n",
        ";",
        "CASE ",
        "`",
        "INSERT INTO t VALUES (1, 'x'); -- c\n",
        "ALTER TABLE t ADD a int,"
      })
  void a_long_text_is_read_to_its_end(String piece) {
    String text = piece.repeat(LENGTH / piece.length());

    assertThat(TokenHash.of(text)).isEqualTo(TokenHash.of(text));
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void a_long_script_is_split_to_its_end(SqlDialect dialect) {
    String statement = "INSERT INTO t (a, b) VALUES (1, 'it''s; here'); -- c\n";
    int count = LENGTH / statement.length();
    String text = statement.repeat(count);

    assertThat(SqlSplitter.split(text, dialect).statements()).hasSize(count);
  }
}
