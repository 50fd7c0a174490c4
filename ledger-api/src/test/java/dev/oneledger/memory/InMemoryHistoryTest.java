package dev.oneledger.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.oneledger.Hash;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class InMemoryHistoryTest {
  private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  private final InMemoryHistory history = new InMemoryHistory();

  @Test
  void a_reading_is_dated_by_the_clock_that_was_set() {
    history.clock(Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(history.read().asOf()).isEqualTo(NOW);
  }

  @Test
  void a_row_added_under_the_same_key_takes_the_place_of_the_earlier() {
    history.failed("1_a", "A").applied("2_b", "B").applied("1_a", "A");

    assertThat(history.read().rows())
        .extracting(HistoryRow::key, HistoryRow::state)
        .containsExactly(tuple("1_a", HistoryState.APPLIED), tuple("2_b", HistoryState.APPLIED));
  }

  @Test
  void a_removed_row_is_gone_and_any_row_can_be_put() {
    HistoryRow row =
        new HistoryRow(
            "app.0001_initial",
            null,
            HistoryState.PARTIAL,
            NOW,
            HistoryChecksum.none("Django keeps none"),
            null);

    history.applied("1_a", "A").row(row).remove("1_a").remove("unknown");

    assertThat(history.read().rows()).containsExactly(row);
  }

  @Test
  void texts_are_handed_out_and_times_set_from_the_call_on() {
    history.applied("1_a", "A").withScripts().appliedAt(NOW).applied("2_b", "B");

    List<HistoryRow> rows = history.read().rows();
    assertThat(rows.get(0).text()).isNull();
    assertThat(rows.get(0).appliedAt()).isNull();
    assertThat(rows.get(1).text()).isEqualTo(SqlText.of("B"));
    assertThat(rows.get(1).appliedAt()).isEqualTo(NOW);
  }

  @Test
  void the_checksum_is_the_sha256_of_the_text_whatever_its_line_ends() {
    history.applied("1_a", "A\r\nB\n");
    HistoryChecksum checksum = history.read().rows().get(0).checksum();
    String hash = Hash.sha256("A\nB\n").toString();

    assertThat(checksum.judge(migration("A\nB\n"), List.of()))
        .isEqualTo(new Verdict(Verdict.Outcome.MATCH, "SHA-256", hash, hash, ""));
    assertThat(checksum.judge(migration("A\nb\n"), List.of()))
        .isEqualTo(
            new Verdict(
                Verdict.Outcome.MISMATCH, "SHA-256", hash, Hash.sha256("A\nb\n").toString(), ""));
  }

  private static Migration migration(String text) {
    return new Migration(MigrationId.parse("1_a"), SqlText.of(text), null, true, "1_a.sql");
  }
}
