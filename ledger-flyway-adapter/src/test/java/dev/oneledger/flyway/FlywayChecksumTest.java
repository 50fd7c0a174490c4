package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

/** The numbers are what Flyway 11.8.2 and 13.0.0 wrote. */
class FlywayChecksumTest {
  static final List<Arguments> GOLDEN =
      List.of(
          Arguments.of(
              "create table a(id int);\r\n-- t\u00e9st \u00e4\r\ncreate index a_i on a(id);\r\n",
              -615832354),
          Arguments.of("\uFEFFcreate table b(id int);\n", 1407251784),
          Arguments.of("create table ${ph}(id int);", 116341630),
          Arguments.of("create table zed(id int);", 475097687),
          Arguments.of("create or replace view v as select 'zed' as x;\n", 1435662189),
          Arguments.of("create or replace view v as select '${ph}' as x;\n", -828292803),
          Arguments.of("create or replace view v2 as select 1 as x;\r\n", 1635823141),
          Arguments.of("-- note\ndrop table important;\n", -1633271989),
          Arguments.of("-- notedrop table important;\n", -1633271989),
          Arguments.of("", 0));

  @ParameterizedTest
  @FieldSource("GOLDEN")
  void a_text_has_the_checksum_that_flyway_gave_it(String text, int checksum) {
    assertThat(FlywayChecksum.of(text)).isEqualTo(checksum);
  }

  @ParameterizedTest
  @FieldSource("GOLDEN")
  void line_ends_and_a_byte_order_mark_make_no_difference(String text, int checksum) {
    String unix = text.replace("\r\n", "\n").replace("\uFEFF", "");

    assertThat(FlywayChecksum.of(unix)).isEqualTo(checksum);
    assertThat(FlywayChecksum.of(unix.replace("\n", "\r"))).isEqualTo(checksum);
    assertThat(FlywayChecksum.of("\uFEFF" + unix)).isEqualTo(checksum);
  }

  @Test
  void joined_lines_that_flyway_cannot_tell_apart_match_here_as_they_do_there() {
    FlywayChecksum note = new FlywayChecksum(-1633271989, Placeholders.OFF);

    assertThat(judge(note, "-- note\ndrop table important;\n").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(note, "-- notedrop table important;\n").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(note, "-- note drop table important;\n").outcome())
        .isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_mismatch_has_both_checksums_and_the_algorithm() {
    assertThat(judge(new FlywayChecksum(116341630, Placeholders.OFF), "create table zed(id int);"))
        .isEqualTo(
            new Verdict(
                Outcome.MISMATCH,
                "CRC32 (Flyway)",
                "116341630",
                "475097687",
                FlywayChecksum.LIMITS));
  }

  @Test
  void a_repeatable_with_placeholders_matches_or_cannot_be_judged() {
    String ours = "create or replace view v as select '${ph}' as x;\n";

    assertThat(judge(new FlywayChecksum(-828292803, Placeholders.UNKNOWN), ours).outcome())
        .isEqualTo(Outcome.MATCH);
    assertThat(judge(new FlywayChecksum(1435662189, Placeholders.UNKNOWN), ours))
        .isEqualTo(
            Verdict.notVerifiable(
                "our text has ${...}, and Flyway summed it with the placeholders replaced"));
  }

  @Test
  void a_repeatable_whose_values_are_given_is_judged_with_them() {
    String ours = "create or replace view v as select '${ph}' as x;\n";
    FlywayChecksum filled =
        new FlywayChecksum(
            1435662189, new Placeholders(true, "${", "}", Map.of("PH", "zed", "other", "1")));

    assertThat(judge(filled, ours).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(filled, ours.replace("x", "y")).outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(judge(filled, ours.replace("ph", "missing")).outcome())
        .isEqualTo(Outcome.NOT_VERIFIABLE);
    assertThat(judge(filled, ours.replace("${ph}", "zed")).outcome()).isEqualTo(Outcome.MATCH);
  }

  @Test
  void a_match_says_what_a_crc32_cannot_see() {
    assertThat(
            judge(new FlywayChecksum(116341630, Placeholders.OFF), "create table ${ph}(id int);"))
        .isEqualTo(
            new Verdict(
                Outcome.MATCH,
                "CRC32 (Flyway)",
                "116341630",
                "116341630",
                "has only 32 bits and does not see line ends, so that lines joined or split look the same"));
  }

  @Test
  void placeholders_in_a_versioned_text_or_a_repeatable_without_them_excuse_nothing() {
    assertThat(judge(new FlywayChecksum(1, Placeholders.OFF), "select '${ph}';").outcome())
        .isEqualTo(Outcome.MISMATCH);
    assertThat(judge(new FlywayChecksum(1, Placeholders.UNKNOWN), "select 'ph';").outcome())
        .isEqualTo(Outcome.MISMATCH);
  }

  private static Verdict judge(FlywayChecksum checksum, String text) {
    return FlywayFixture.verdict(
        new HistoryRow("k", null, HistoryState.APPLIED, null, checksum, null), text);
  }
}
