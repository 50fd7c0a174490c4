package dev.oneledger.liquibase;

import static dev.oneledger.liquibase.LiquibaseFiles.HEADER;
import static dev.oneledger.liquibase.LiquibaseFiles.migration;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.liquibase.SqlChange.Manner;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stored sum says of a text; the sums are golden ones of Liquibase 4.33.0. */
class SqlChecksumTest {
  private static final String LBA = "create table lba (\n   id int,  name varchar(10) -- x\n);";
  private static final String LBA_9 = "9:e1640f223412438a129f4e00cb7af99c";
  private static final String LBA_8 = "8:8a8fc46f86c46018ba1b7e8f70e6bc05";

  private static HistoryChecksum row(@Nullable String sum, String description) {
    return new RanChecksums(null)
        .of(
            new RanChangeset(
                new ChangesetKey("a.sql", "1", "me"),
                HistoryState.APPLIED,
                sum,
                description,
                null,
                new TreeMap<>()),
            null);
  }

  private static Verdict judge(@Nullable String sum, String text) {
    Migration ours = migration("1_ours", text);
    return row(sum, "sql").judge(ours, List.of(ours));
  }

  @Test
  void the_text_matches_by_either_version_and_the_verdict_says_what_it_cannot_see() {
    assertThat(judge(LBA_9, LBA + "\n"))
        .isEqualTo(
            new Verdict(
                Outcome.MATCH,
                "MD5 v9 (Liquibase)",
                LBA_9,
                LBA_9,
                "does not see blanks and line ends: 'a b' is the same as 'ab', and a line comment may end anywhere"));
    assertThat(judge(LBA_8, LBA))
        .isEqualTo(
            new Verdict(
                Outcome.MATCH,
                "MD5 v8 (Liquibase, splitStatements:true stripComments:true)",
                LBA_8,
                LBA_8,
                "does not see what kind of blanks and how many, nor thereby where a line comment ends"));
  }

  @Test
  void an_edited_text_is_a_mismatch_with_both_sums() {
    Verdict verdict = judge(LBA_9, LBA.replace("10", "11"));

    assertThat(verdict.outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(verdict.theirs()).isEqualTo(LBA_9);
    assertThat(verdict.ours()).startsWith("9:").isNotEqualTo(LBA_9).hasSize(34);
  }

  @Test
  void blanks_alone_are_seen_by_version_8_and_not_by_version_9() {
    String other = LBA.replace("id int", "idint");

    assertThat(judge(LBA_9, other).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(LBA_8, other).outcome()).isEqualTo(Outcome.MISMATCH);
    assertThat(judge(LBA_8, LBA.replace("  name", "\tname")).outcome()).isEqualTo(Outcome.MATCH);
  }

  @Test
  void line_ends_make_no_difference() {
    assertThat(judge(LBA_9, LBA.replace("\n", "\r\n")).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(LBA_8, LBA.replace("\n", "\r\n")).outcome()).isEqualTo(Outcome.MATCH);
  }

  @Test
  void every_manner_that_needs_no_attribute_is_tried_and_named_by_version_8() {
    for (Manner manner :
        List.of(
            Manner.FORMATTED,
            Manner.ELEMENT,
            Manner.PLAIN_FILE,
            Manner.FORMATTED.splitting(false),
            Manner.FORMATTED.endingBy(";"))) {
      assertThat(judge(SumVersion.V8.of(new SqlChange(LBA, manner)), LBA).algorithm())
          .isEqualTo("MD5 v8 (Liquibase, %s)", manner);
    }
  }

  @Test
  void our_text_matches_without_its_outer_transaction() {
    assertThat(judge(LBA_9, "BEGIN;\n" + LBA + "\nCOMMIT;\n").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(LBA_9, LBA + "\nselect 1;\nCOMMIT;\n").outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_changelog_matches_by_its_changeset_of_that_id_and_author_in_any_letter_case() {
    String changelog = HEADER + "--changeset ME:1\n" + LBA + "\n--changeset you:1\nselect 2;";

    assertThat(judge(LBA_9, changelog).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(LBA_8, changelog).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(LBA_8, changelog.replace("ME:1", "ME:1 stripComments:false")).outcome())
        .isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void placeholders_match_as_they_are_or_cannot_be_judged() {
    String text = "select '${x}'";
    String asItIs = SumVersion.V9.of(new SqlChange(text, Manner.FORMATTED));

    assertThat(judge(asItIs, text).outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(LBA_9, text))
        .isEqualTo(
            Verdict.notVerifiable(
                "our text has ${...}, and Liquibase summed it with the properties put in"));
  }

  @ParameterizedTest
  @CsvSource({
    "7:eb92cef954ca37d69409a9f721c3b2fc, 'it is of version 7, which Liquibase''s own later versions cannot repeat'",
    "7:4bb6a064c04e7eaa93a4f42b87ec0029, 'it is of version 7, which Liquibase''s own later versions cannot repeat'",
    "3:eb92cef954ca37d69409a9f721c3b2fc, 'it is of version 3, which Liquibase''s own later versions cannot repeat'",
    "10:eb92cef954ca37d69409a9f721c3b2fc, 'it is of version 10, which is not known here'",
    "eb92cef954ca37d69409a9f721c3b2fc, 'it has no version, as Liquibase 1 wrote it'",
    "1:any, 'it is no MD5 sum with a version, and accepts other texts too'",
    "9:abc, 'it is no MD5 sum with a version, and accepts other texts too'",
  })
  void other_sums_cannot_be_verified_and_it_is_said_why(String sum, String reason) {
    assertThat(judge(sum, LBA))
        .isEqualTo(
            Verdict.notVerifiable("MD5SUM %s cannot be verified: %s".formatted(sum, reason)));
    assertThat(row(sum, "sql").stored()).isEqualTo(sum);
  }

  @Test
  void a_cleared_sum_accepts_any_text() {
    assertThat(judge(null, LBA))
        .isEqualTo(
            Verdict.notVerifiable(
                "Liquibase keeps no MD5SUM of it, and will accept whatever text it finds next"));
    assertThat(row(null, "sql").stored()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql", "SQL", "", "sqlFile", "sqlFile path=a.sql", "Custom SQL"})
  void what_is_one_sql_text_is_judged(String description) {
    assertThat(row(LBA_9, description)).isInstanceOf(SqlChecksum.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sql; sql", "createTable tableName=t", "empty", "sqlFile path=a; sql"})
  void what_is_more_is_not(String description) {
    Migration ours = migration("1_ours", LBA);

    assertThat(row(LBA_9, description).judge(ours, List.of(ours)))
        .isEqualTo(
            Verdict.notVerifiable(
                "it is '%s' and not one SQL text: only Liquibase's own classes can sum it, through a ChangeVerifier"
                    .formatted(description)));
  }
}
