package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** The numbers are what Flyway 3.2.1 wrote. */
class FileChecksumTest {
  private static final String WINDOWS = "create table a(id int);\r\n-- t\u00e9st\r\n";

  static final List<Arguments> GOLDEN =
      List.of(
          Arguments.of(WINDOWS, 828766733),
          Arguments.of("create table ${ph}(id int);\n", -2056473197),
          Arguments.of("\uFEFFcreate table b(id int);\n", 342318619));

  @ParameterizedTest
  @FieldSource("GOLDEN")
  void a_file_has_the_checksum_that_flyway_3_gave_it(String file, int checksum) {
    assertThat(FileChecksum.of(file.getBytes(StandardCharsets.UTF_8))).isEqualTo(checksum);
  }

  @ParameterizedTest
  @FieldSource("GOLDEN")
  void our_text_matches_whatever_usual_line_ends_their_file_had(String file, int checksum) {
    assertThat(judge(new FileChecksum(checksum, null), file))
        .isEqualTo(
            new Verdict(
                Outcome.MATCH,
                "CRC32 of the file (Flyway 3)",
                Integer.toString(checksum),
                Integer.toString(checksum),
                "has only 32 bits"));
  }

  @Test
  void another_text_cannot_be_judged_without_the_file_that_ran() {
    FileChecksum mixed =
        new FileChecksum(
            FileChecksum.of("select 1;\r\nselect 2;\n".getBytes(StandardCharsets.UTF_8)), null);

    assertThat(judge(mixed, "select 1;\nselect 2;\n").outcome()).isEqualTo(Outcome.NOT_VERIFIABLE);
    assertThat(judge(mixed, "select 3;\n").outcome()).isEqualTo(Outcome.NOT_VERIFIABLE);
  }

  @Test
  void with_the_file_that_ran_the_texts_are_compared() {
    FileChecksum windows = new FileChecksum(828766733, SqlText.of(WINDOWS));

    assertThat(judge(windows, WINDOWS).outcome()).isEqualTo(Outcome.MATCH);
    Verdict changed = judge(windows, WINDOWS.replace("id", "no"));
    assertThat(changed.outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(changed.ours()).isNotEqualTo(changed.theirs()).isNotBlank();
  }

  private static Verdict judge(FileChecksum checksum, String text) {
    return FlywayFixture.verdict(
        new HistoryRow("k", null, HistoryState.APPLIED, null, checksum, null), text);
  }
}
