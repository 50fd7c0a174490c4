package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.internal.bundle.BundleWriter;
import dev.oneledger.internal.bundle.PsqlLayout;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReceiptFromHistoryTest {
  private static final Instant AS_OF = Instant.parse("2026-04-18T15:00:00Z");
  private static final Bundle BUNDLE = bundle();
  private static final HistoryRow FIRST = row("1_a", "select 1;");

  private static Bundle bundle() {
    List<Migration> migrations =
        MigrationSource.of(Map.of("1_a.sql", "select 1;", "2_b.sql", "select 2;")).load();
    return BundleWriter.bundle(
        new BundleContents(
            new ReleaseName("app", "rel_1", "1.0", 1, 1),
            AS_OF,
            List.of(migrations.get(1).id()),
            migrations,
            new Lineage(migrations.stream().map(Lineage.Pin::of).toList()),
            null,
            ReleaseConditions.NONE,
            SqlDialect.POSTGRESQL),
        List.of(new PsqlLayout()));
  }

  private static HistoryRow row(String id, String text) {
    String theirs = Hash.sha256(text).toString();
    return row(
        id,
        HistoryState.APPLIED,
        HistoryChecksum.of("SHA-256", theirs, ours -> ours.textHash().toString()));
  }

  private static HistoryRow row(String id, HistoryState state, HistoryChecksum checksum) {
    return new HistoryRow("V" + id + ".sql", MigrationId.parse(id), state, null, checksum, null);
  }

  private static Receipt read(HistoryRow... rows) {
    return Receipt.read(
        BUNDLE, "staging", () -> new HistoryReading("flyway_schema_history", AS_OF, List.of(rows)));
  }

  @Test
  void a_history_with_every_text_gives_a_receipt() {
    Receipt receipt = read(FIRST, row("2_b", "select 2;"), row("3_other", "x"));
    assertThat(receipt.release()).isEqualTo(BUNDLE.release());
    assertThat(receipt.lineage()).isEqualTo(BUNDLE.lineage().digest());
    assertThat(receipt.applied())
        .extracting(applied -> applied.id() + " " + applied.textHash())
        .containsExactly("1_a " + Hash.sha256("select 1;"), "2_b " + Hash.sha256("select 2;"));
    assertThat(receipt.tool()).isEqualTo("flyway_schema_history");
    assertThat(receipt.at()).isEqualTo(AS_OF);
  }

  @Test
  void a_history_that_records_no_names_is_matched_by_revision() {
    assertThat(read(row("1", "select 1;"), row("2", "select 2;")).applied()).hasSize(2);
  }

  @Test
  void a_checksum_is_judged_with_the_whole_ordered_lineage() {
    HistoryChecksum cumulative =
        new HistoryChecksum() {
          @Override
          public String stored() {
            return "1_a,2_b";
          }

          @Override
          public Verdict judge(Migration ours, List<Migration> ordered) {
            return Verdict.compare(
                "set",
                stored(),
                ordered.stream().map(m -> m.id().toString()).collect(Collectors.joining(",")));
          }
        };
    assertThat(read(FIRST, row("2_b", HistoryState.APPLIED, cumulative)).applied()).hasSize(2);
  }

  @Test
  void a_missing_migration_is_refused_with_its_hash() {
    assertThatThrownBy(() -> read(FIRST))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(
            "2_b\n    expected: " + Hash.sha256("select 2;") + "\n    actual:   not there")
        .hasMessageNotContaining("1_a");
  }

  @Test
  void another_name_under_the_same_revision_does_not_count() {
    assertThatThrownBy(() -> read(FIRST, row("2_hotfix", "select 2;"))).hasMessageContaining("2_b");
  }

  @Test
  void another_text_is_refused_with_both_checksums() {
    assertThatThrownBy(() -> read(FIRST, row("2_b", "select 3;")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "expected: " + Hash.sha256("select 2;"),
            "actual:   " + Hash.sha256("select 3;") + " (V2_b.sql)");
  }

  @Test
  void a_row_whose_checksum_cannot_tell_is_refused_with_the_reason() {
    HistoryRow silent =
        row("2_b", HistoryState.APPLIED, HistoryChecksum.none("the tool keeps none"));
    assertThatThrownBy(() -> read(FIRST, silent))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no checksum that can tell: the tool keeps none");
  }

  @ParameterizedTest
  @EnumSource(value = HistoryState.class, mode = EnumSource.Mode.EXCLUDE, names = "APPLIED")
  void only_what_was_applied_counts(HistoryState state) {
    HistoryRow there = row("2_b", state, HistoryChecksum.of("any", "1", ours -> "1"));
    assertThatThrownBy(() -> read(FIRST, there))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(
            "2_b\n    expected: applied\n    actual:   "
                + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '));
    assertThat(read(FIRST, there, row("2_b", "select 2;")).applied()).hasSize(2);
  }
}
