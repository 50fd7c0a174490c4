package dev.oneledger.samples.customhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict.Outcome;
import dev.oneledger.testkit.HistoryContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of histories, run on a history that is no database at all. */
class ReleaseNotesTest extends HistoryContract {
  private static final String NOTES =
      """
      # Release notes of the customer success hub

      ## 2.7.0, 2026-02-03T21:00:00Z
      - 141_init
      - 143_rls_policies
      - a faster start

      ## 2.8.0, 2026-03-12T21:00:00Z
      - 144_customer_health_score
      - taken back: 143_rls_policies
      """;

  @TempDir Path folder;

  private Path notes() {
    return folder.resolve("RELEASES.md");
  }

  @Override
  protected History newHistory() {
    return written(NOTES);
  }

  private History written(String text) {
    append(text);
    return new ReleaseNotes(notes());
  }

  private void append(String text) {
    try {
      Files.writeString(notes(), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  protected History unreachableHistory() {
    return new ReleaseNotes(folder.resolve("nowhere.md"));
  }

  @Override
  protected List<SeededRow> seeded() {
    return List.of(
        row("141_init", HistoryState.APPLIED),
        row("144_customer_health_score", HistoryState.APPLIED),
        row("143_rls_policies", HistoryState.UNDONE));
  }

  private static SeededRow row(String name, HistoryState state) {
    return new SeededRow(name, name, state, migration(name, "select 1;"), Outcome.NOT_VERIFIABLE);
  }

  @Override
  protected String product() {
    return "Release notes";
  }

  @Override
  protected String reportedProduct() {
    return contents().lines().findFirst().orElseThrow();
  }

  @Override
  protected String contents() {
    try {
      return Files.readString(notes());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  protected void changeAsTheirToolWould() {
    append("\n## 2.9.0, 2026-04-18T21:00:00Z\n- 145_backfill_scores\n");
  }

  @Test
  void a_migration_has_the_time_and_the_version_of_its_release() {
    HistoryRow init = newHistory().read().rows().get(0);

    assertThat(init.appliedAt()).isEqualTo(Instant.parse("2026-02-03T21:00:00Z"));
    assertThat(init.details()).isEqualTo(Map.of("release", "2.7.0"));
  }

  @Test
  void a_release_without_a_readable_time_is_named() {
    History wrong = written("## 3.0.0, tomorrow\n- 150_x\n");

    assertThatThrownBy(wrong::read)
        .isExactlyInstanceOf(LedgerException.class)
        .hasMessageContaining("Release 3.0.0 in ")
        .hasMessageEndingWith(
            "has the time 'tomorrow': expected one such as 2026-03-12T21:00:00Z.");
  }
}
