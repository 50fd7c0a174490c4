package dev.oneledger.jdbc.internal.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchPlaceTest {
  private static final List<Part> SENT =
      IntStream.range(0, 2000)
          .mapToObj(i -> Part.of(Part.Role.STATEMENT, "DROP TABLE t" + i + ";"))
          .toList();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Batch entry 7 DROP TABLE t7 was aborted | 7",
        "Batch entry 1,235 DROP TABLE t1235 was aborted | 1235",
        "Batch-Eintrag 1.235 DROP TABLE t1235 wurde abgebrochen | 1235",
        "entr\u00e9e 1\u202f235 DROP TABLE t1235 | 1235",
        "\u0625\u062f\u062e\u0627\u0644 \u0661\u066c\u0662\u0663\u0665 DROP TABLE t1235 | 1235"
      })
  void the_index_is_read_in_any_locale(String message, int index) {
    assertThat(BatchPlace.candidates(SENT, new SQLException(message)))
        .containsExactly(SENT.get(index));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Batch entry 7 <unknown> was aborted | x",
        "Batch entry 5000 DROP TABLE t7 was aborted | x",
        "no number at all | x",
        "SQLSTATE 42 of DROP TABLE t7 | x"
      })
  void an_index_that_its_statement_does_not_confirm_is_not_believed(String message, String unused) {
    assertThat(BatchPlace.candidates(SENT, new SQLException(message))).isEqualTo(SENT);
  }

  @Test
  void a_single_part_is_the_one() {
    assertThat(BatchPlace.candidates(SENT.subList(0, 1), new SQLException("?"))).hasSize(1);
  }
}
