package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.oneledger.SqlDialect;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts of a million characters on which anything quadratic would take minutes. */
class SplitterSpeedTest {

  private static final int LENGTH = 1_000_000;
  private static final Duration FAR_BELOW_QUADRATIC = Duration.ofSeconds(10);

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
  void a_long_text_is_read_in_one_pass(String piece) {
    String text = piece.repeat(LENGTH / piece.length());

    assertTimeoutPreemptively(
        FAR_BELOW_QUADRATIC, () -> assertThat(TokenHash.of(text)).isNotNull());
  }

  @ParameterizedTest
  @EnumSource(SqlDialect.class)
  void a_long_script_is_split_in_one_pass(SqlDialect dialect) {
    String statement = "INSERT INTO t (a, b) VALUES (1, 'it''s; here'); -- c\n";
    int count = LENGTH / statement.length();
    String text = statement.repeat(count);

    assertTimeoutPreemptively(
        FAR_BELOW_QUADRATIC,
        () -> assertThat(SqlSplitter.split(text, dialect).statements()).hasSize(count));
  }
}
