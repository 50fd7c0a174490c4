package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AtlasTest extends ToolTable {
  private static final Migration A = migration("1_a", "create table a (id int);\n");
  private static final Migration B = migration("2_b", "create table b (id int);\n");
  private static final Migration C = migration("3_c", "create table c (id int);\n");

  private int executed;

  AtlasTest() {
    super(MigrationTool.ATLAS);
  }

  @BeforeEach
  void table() {
    execute(
        "CREATE TABLE atlas_schema_revisions (version varchar(99) PRIMARY KEY, description varchar(99), type int, applied int, total int, executed_at timestamp, execution_time bigint, error varchar(99), hash varchar(99), operator_version varchar(99))");
  }

  /** What one SHA-256 over names and contents, one after the other, comes to. */
  private static String hash(String... namesAndTexts) {
    return Base64.encodeBase64String(
        DigestUtils.sha256(String.join("", namesAndTexts).getBytes(StandardCharsets.UTF_8)));
  }

  private void ran(String version, String description, String hash) {
    row(version, description, "2, 1, 1", "''", hash);
  }

  private void row(String version, String description, String counts, String error, String hash) {
    execute(
        "INSERT INTO atlas_schema_revisions VALUES ('%s', '%s', %s, '2024-05-01 08:00:%02d', 5, %s, '%s', 'Atlas')"
            .formatted(version, description, counts, executed++, error, hash));
  }

  private void ranAbc() {
    ran("1", "a", hash("1_a.sql", text(A)));
    ran("2", "b", hash("1_a.sql", text(A), "2_b.sql", text(B)));
    ran("3", "c", hash("1_a.sql", text(A), "2_b.sql", text(B), "3_c.sql", text(C)));
  }

  private static String text(Migration migration) {
    return migration.apply().text();
  }

  private static List<String> verdicts(HistoryReading reading, Migration... ours) {
    List<String> verdicts = new ArrayList<>();
    List<Migration> ordered = List.of(ours);
    for (HistoryRow row : reading.rows()) {
      ordered.stream()
          .filter(migration -> migration.id().revision().equals(row.id().revision()))
          .forEach(
              migration -> {
                var verdict = row.checksum().judge(migration, ordered);
                verdicts.add(row.key() + " " + verdict.outcome());
              });
    }
    return verdicts;
  }

  @Test
  void a_hash_judges_the_text_where_all_before_it_are_the_same() {
    ranAbc();

    assertThat(verdicts(read(), A, B, C)).containsExactly("1 MATCH", "2 MATCH", "3 MATCH");
    assertThat(verdicts(read(), A, B, migration("3_c", "edited")))
        .containsExactly("1 MATCH", "2 MATCH", "3 MISMATCH");
  }

  @Test
  void the_first_edited_text_is_pinned_and_what_comes_after_cannot_be_judged() {
    ranAbc();
    Migration edited = migration("2_b", "edited");

    assertThat(verdicts(read(), A, edited, C))
        .containsExactly("1 MATCH", "2 MISMATCH", "3 NOT_VERIFIABLE");
    assertThat(read().rows().get(2).checksum().judge(C, List.of(A, edited, C)).algorithm())
        .isEqualTo("its hash covers 2_b.sql too, and no text at hand is the one that ran");
  }

  @Test
  void with_their_directory_the_texts_that_we_lack_are_found_there() {
    ranAbc();
    write("1_a.sql", text(A));
    write("2_b.sql", text(B));
    write("3_c.sql", "edited over there");
    HistoryReading reading = history().files(folder).read();

    assertThat(verdicts(read(), C)).containsExactly("3 NOT_VERIFIABLE");
    assertThat(verdicts(reading, C)).containsExactly("3 MATCH");
    assertThat(verdicts(reading, migration("3_c", "edited over there")))
        .containsExactly("3 MISMATCH");
    assertThat(reading.rows())
        .extracting(row -> row.text() == null ? "" : row.text().text())
        .containsExactly(text(A), text(B), "");
  }

  @Test
  void a_file_that_was_passed_over_is_part_of_the_hashes_after_it() {
    ran("1", "a", hash("1_a.sql", text(A)));
    ran("3", "c", hash("1_a.sql", text(A), "2_b.sql", text(B), "3_c.sql", text(C)));
    write("1_a.sql", text(A));
    write("2_b.sql", text(B));
    write("3_c.sql", text(C));

    assertThat(verdicts(history().files(folder).read(), A, C))
        .containsExactly("1 MATCH", "3 MATCH");
    assertThat(verdicts(history().files(folder).read(), A, migration("3_c", "edited")))
        .containsExactly("1 MATCH", "3 MISMATCH");
  }

  @Test
  void line_ends_of_each_file_do_not_matter() {
    String windows = text(B).replace("\n", "\r\n");
    ran("1", "a", hash("1_a.sql", text(A)));
    ran("2", "b", hash("1_a.sql", text(A), "2_b.sql", windows));
    ran("3", "c", hash("1_a.sql", text(A), "2_b.sql", windows, "3_c.sql", text(C)));

    assertThat(verdicts(read(), A, B, C)).containsExactly("1 MATCH", "2 MATCH", "3 MATCH");
  }

  @Test
  void a_file_that_was_put_in_between_later_is_no_part_of_the_earlier_hashes() {
    ran("1", "a", hash("1_a.sql", text(A)));
    ran("3", "c", hash("1_a.sql", text(A), "3_c.sql", text(C)));
    ran("2", "b", hash("1_a.sql", text(A), "2_b.sql", text(B)));
    Migration d = migration("4_d", "create table d (id int);\n");
    ran(
        "4",
        "d",
        hash("1_a.sql", text(A), "2_b.sql", text(B), "3_c.sql", text(C), "4_d.sql", text(d)));

    assertThat(verdicts(read(), A, B, C, d))
        .containsExactly("1 MATCH", "3 MATCH", "2 MATCH", "4 MATCH");
  }

  @Test
  void a_file_that_says_to_be_ignored_adds_its_name_alone() {
    write("1_a.sql", text(A));
    write("2_seed.sql", "-- atlas:sum ignore\ninsert into a values (1);\n");
    write("3_c.sql", text(C));
    ran("1", "a", hash("1_a.sql", text(A)));
    ran("3", "c", hash("1_a.sql", text(A), "2_seed.sql", "3_c.sql", text(C)));

    assertThat(verdicts(history().files(folder).read(), A, C))
        .containsExactly("1 MATCH", "3 MATCH");
    assertThat(verdicts(read(), A, C)).containsExactly("1 MATCH", "3 MISMATCH");
  }

  @Test
  void what_a_baseline_covers_is_taken_as_likely_until_a_hash_confirms_it() {
    row("2", "b", "1, 0, 0", "''", "");
    ran("3", "c", hash("1_a.sql", text(A), "2_b.sql", text(B), "3_c.sql", text(C)));
    Migration d = migration("4_d", "create table d (id int);\n");
    ran(
        "4",
        "d",
        hash("1_a.sql", text(A), "2_b.sql", text(B), "3_c.sql", text(C), "4_d.sql", text(d)));

    assertThat(verdicts(read(), A, B, C, d))
        .containsExactly("2 NOT_VERIFIABLE", "3 MATCH", "4 MATCH");
    assertThat(verdicts(read(), A, B, C, migration("4_d", "edited")))
        .containsExactly("2 NOT_VERIFIABLE", "3 MATCH", "4 MISMATCH");
    assertThat(verdicts(read(), A, migration("2_b", "other"), C, d))
        .containsExactly("2 NOT_VERIFIABLE", "3 NOT_VERIFIABLE", "4 NOT_VERIFIABLE");
  }

  @Test
  void pending_is_what_is_neither_executed_nor_below_the_baseline_nor_ignored() {
    row("2", "b", "1, 0, 0", "''", "");
    write("1_a.sql", text(A));
    write("2_b.sql", text(B));
    write("3_c.sql", text(C));
    write("4_seed.sql", "-- atlas:sum ignore\n");
    write("atlas.sum", "h1:x");

    assertThat(history().files(folder).read().pending())
        .containsExactly(new HistoryPending("3", MigrationId.parse("3_c"), C.apply(), null));
    assertThat(read().pending()).isEmpty();
  }

  @Test
  void flags_and_counts_say_the_state_and_the_clouds_marker_is_no_migration() {
    row(".atlas_cloud_identifier", "some-uuid", "2, 0, 0", "''", "");
    row("1", "a", "1, 0, 0", "''", "");
    row("2", "b", "2, 1, 1", "NULL", "x");
    row("3", "c", "2, 1, 2", "'no such table'", "x");
    row("4", "d", "2, 0, 2", "'no such table'", "x");
    row("5", "e", "4, 0, 0", "''", "x");
    row("6", "f", "6, 1, 2", "''", "x");
    row("7", "", "2, 1, 1", "''", "x");

    assertThat(inShort(read()))
        .containsExactly(
            "1 BASELINED 1_a",
            "2 APPLIED 2_b",
            "3 PARTIAL 3_c",
            "4 FAILED 4_d",
            "5 MARKED_RAN 5_e",
            "6 APPLIED 6_f",
            "7 APPLIED 7");
  }
}
