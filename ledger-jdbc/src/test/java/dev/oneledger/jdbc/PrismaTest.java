package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrismaTest extends ToolTable {
  private static final String OF_HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  PrismaTest() {
    super(MigrationTool.PRISMA);
  }

  @BeforeEach
  void table() {
    execute(
        "CREATE TABLE _prisma_migrations (id int PRIMARY KEY, checksum varchar(64), finished_at timestamp with time zone, migration_name varchar(99), logs varchar(9), rolled_back_at timestamp with time zone, started_at timestamp with time zone, applied_steps_count int)");
  }

  private void tried(int id, String name, String checksum, String finished, String rolledBack) {
    execute(
        "INSERT INTO _prisma_migrations VALUES (%d, '%s', %s, '%s', NULL, %s, '2024-05-01 08:00:0%d+00', 1)"
            .formatted(id, checksum, finished, name, rolledBack, id));
  }

  private static final String NEVER = "NULL";
  private static final String DONE = "'2024-05-01 09:00:00+00'";

  @Test
  void the_checksum_of_their_own_test_matches_that_text_and_no_other() {
    tried(1, "1_a", OF_HELLO, DONE, NEVER);
    HistoryRow row = read().rows().get(0);

    assertThat(judge(row, "hello").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(row, "hello ").outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void line_ends_do_not_matter() {
    tried(1, "1_a", DigestUtils.sha256Hex("a\r\nb\r\n"), DONE, NEVER);

    assertThat(judge(read().rows().get(0), "a\nb\n").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(read().rows().get(0), "a\nb").outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_checksum_that_lost_its_zeros_still_judges() {
    StringBuilder shortened = new StringBuilder();
    for (byte part : DigestUtils.sha256("hello")) {
      shortened.append(String.format("%x", part));
    }
    assertThat(shortened.length()).isLessThan(64);
    tried(1, "1_a", shortened.toString(), DONE, NEVER);

    assertThat(judge(read().rows().get(0), "hello").outcome()).isEqualTo(Outcome.MATCH);
    assertThat(judge(read().rows().get(0), "hallo").outcome()).isEqualTo(Outcome.MISMATCH);
  }

  @Test
  void a_try_that_was_rolled_back_counts_only_where_there_is_no_other() {
    tried(1, "1_a", "old", NEVER, DONE);
    tried(2, "1_a", OF_HELLO, DONE, NEVER);
    tried(3, "2_b", OF_HELLO, DONE, NEVER);
    tried(4, "2_b", "newer", NEVER, DONE);
    tried(5, "3_c", "x", NEVER, DONE);
    tried(6, "4_d", "x", NEVER, NEVER);

    assertThat(inShort(read()))
        .containsExactly("1_a APPLIED 1_a", "2_b APPLIED 2_b", "3_c UNDONE 3_c", "4_d FAILED 4_d");
    assertThat(read().rows())
        .extracting(row -> row.checksum().stored())
        .isEqualTo(List.of(OF_HELLO, OF_HELLO, "x", "x"));
  }

  @Test
  void a_folder_with_a_migration_and_no_row_is_pending() {
    write("1_a/migration.sql", "hello");
    write("2_b/migration.sql", "select 2;");
    write("3_empty/readme.txt", "nothing yet");
    write("migration_lock.toml", "provider = 'x'");
    tried(1, "1_a", OF_HELLO, DONE, NEVER);

    assertThat(history().files(folder).read().pending())
        .containsExactly(
            new HistoryPending("2_b", MigrationId.parse("2_b"), SqlText.of("select 2;"), null));
  }

  @Test
  void a_text_is_handed_on_only_if_its_checksum_is_the_recorded_one() {
    write("1_a/migration.sql", "hello");
    write("2_b/migration.sql", "edited since");
    tried(1, "1_a", OF_HELLO, DONE, NEVER);
    tried(2, "2_b", OF_HELLO, DONE, NEVER);
    tried(3, "../3_c", OF_HELLO, DONE, NEVER);

    assertThat(history().files(folder).read().rows())
        .extracting(row -> row.text() == null ? "" : row.text().text())
        .containsExactly("hello", "", "");
  }
}
