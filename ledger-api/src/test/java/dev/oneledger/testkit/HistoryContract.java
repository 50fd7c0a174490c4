package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link History} does. An implementation adds rows to find, in the tool's own table.
 */
public abstract class HistoryContract {
  private History history;

  /** Seeds the rows of {@link #seeded()} and reads them. Called once per test, first of all. */
  protected abstract History newHistory();

  /** A history of this kind whose database does not answer. */
  protected abstract History unreachableHistory();

  /** The rows that were seeded, in the order in which a reading has them. At least two. */
  protected abstract List<SeededRow> seeded();

  /** The name of the product under test, such as {@code PostgreSQL}. */
  protected abstract String product();

  /** What the database says of itself: asked from the running product, never a constant. */
  protected abstract String reportedProduct();

  /** Everything there is now, in any form that is equal exactly if nothing has changed. */
  protected abstract Object contents();

  /** Changes or adds a row as the other tool would, so that a reading differs from before. */
  protected abstract void changeAsTheirToolWould();

  /**
   * A row the subclass has put there.
   *
   * @param key the key it is read under
   * @param id the id it is read under, as text; null if it has none
   * @param state the state it is read with
   * @param ours a migration of ours to judge
   * @param outcome the verdict to expect on it
   */
  public record SeededRow(
      String key, @Nullable String id, HistoryState state, Migration ours, Outcome outcome) {}

  /** One of our migrations, for judging. */
  protected static Migration migration(String id, String text) {
    return new Migration(MigrationId.parse(id), SqlText.of(text), null, true, id + ".sql");
  }

  @BeforeEach
  void seed_a_history() {
    history = newHistory();
  }

  @Test
  void it_runs_on_the_product_it_names() {
    assertThat(reportedProduct()).contains(product());
  }

  @Test
  void every_row_is_read_in_order_with_its_key_id_and_state() {
    List<HistoryRow> rows = history.read().rows();

    assertThat(seeded()).hasSizeGreaterThan(1);
    assertThat(rows).extracting(HistoryRow::key).containsExactlyElementsOf(keys());
    for (int i = 0; i < rows.size(); i++) {
      SeededRow expected = seeded().get(i);
      HistoryRow row = rows.get(i);
      String id = expected.id();
      assertThat(row.id()).as(row.key()).isEqualTo(id == null ? null : MigrationId.parse(id));
      assertThat(row.state()).as(row.key()).isEqualTo(expected.state());
    }
  }

  @Test
  void keys_are_unique() {
    assertThat(history.read().rows()).extracting(HistoryRow::key).doesNotHaveDuplicates();
  }

  @Test
  void checksums_judge_as_seeded() {
    List<Migration> ordered = ordered();
    List<HistoryRow> rows = history.read().rows();
    for (int i = 0; i < rows.size(); i++) {
      SeededRow expected = seeded().get(i);
      Verdict verdict = rows.get(i).checksum().judge(expected.ours(), ordered);
      assertThat(verdict.outcome()).as(expected.key()).isEqualTo(expected.outcome());
      assertThat(verdict.algorithm()).as(expected.key()).isNotBlank();
    }
  }

  @Test
  void a_verdict_shows_the_checksums_it_compared() {
    List<HistoryRow> rows = history.read().rows();
    for (int i = 0; i < rows.size(); i++) {
      Verdict verdict = rows.get(i).checksum().judge(seeded().get(i).ours(), ordered());
      switch (verdict.outcome()) {
        case MATCH -> assertThat(verdict.theirs()).isNotBlank().isEqualTo(verdict.ours());
        case MISMATCH -> {
          assertThat(verdict.theirs()).isNotBlank().isNotEqualTo(verdict.ours());
          assertThat(verdict.ours()).isNotBlank();
        }
        case NOT_VERIFIABLE -> assertThat(verdict.algorithm()).isNotBlank();
      }
    }
  }

  @Test
  void reading_twice_gives_equal_rows() {
    assertThat(facts(history.read())).isEqualTo(facts(history.read()));
  }

  @Test
  void a_reading_says_from_where_and_when() {
    Instant before = Instant.now().minus(Duration.ofMinutes(5));
    HistoryReading first = history.read();
    HistoryReading second = history.read();

    assertThat(first.source()).isNotBlank().isEqualTo(second.source());
    assertThat(first.asOf()).isBetween(before, Instant.now().plus(Duration.ofMinutes(5)));
    assertThat(second.asOf()).isAfterOrEqualTo(first.asOf());
  }

  @Test
  void reading_changes_nothing_there() {
    Object before = contents();

    history.read();
    history.read();

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void what_their_tool_does_shows_in_the_next_reading() {
    List<Facts> before = facts(history.read());

    changeAsTheirToolWould();

    assertThat(facts(history.read())).isNotEqualTo(before);
  }

  @Test
  void a_reading_is_not_changed_by_what_happens_later() {
    HistoryReading reading = history.read();
    List<Facts> before = facts(reading);

    changeAsTheirToolWould();

    assertThat(facts(reading)).isEqualTo(before);
  }

  @Test
  void several_readers_at_once_read_the_same() throws Exception {
    List<List<Facts>> readings = Race.of(4, reader -> facts(history.read()));

    assertThat(readings).containsOnly(facts(history.read()));
  }

  @Test
  void a_history_that_cannot_be_reached_says_so() {
    assertThatThrownBy(() -> unreachableHistory().read())
        .isInstanceOf(LedgerUnreachableException.class);
  }

  private List<String> keys() {
    return seeded().stream().map(SeededRow::key).toList();
  }

  private List<Migration> ordered() {
    return seeded().stream()
        .map(SeededRow::ours)
        .distinct()
        .sorted((left, right) -> left.id().compareTo(right.id()))
        .toList();
  }

  private List<Facts> facts(HistoryReading reading) {
    return reading.rows().stream().map(this::facts).toList();
  }

  private Facts facts(HistoryRow row) {
    List<Verdict> verdicts =
        ordered().stream().map(ours -> row.checksum().judge(ours, ordered())).toList();
    return new Facts(row.key(), row.id(), row.state(), row.appliedAt(), verdicts, row.text());
  }

  /** A row with what its checksum says in place of the checksum, so that two readings compare. */
  private record Facts(
      String key,
      @Nullable MigrationId id,
      HistoryState state,
      @Nullable Instant appliedAt,
      List<Verdict> verdicts,
      @Nullable SqlText text) {}
}
