package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerEvent.BundleFile;
import dev.oneledger.LedgerEvent.BundleFile.Work;
import dev.oneledger.MigrationId;
import dev.oneledger.TextStyle;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final LedgerEvent THIRD_OF_FOUR =
      new LedgerEvent.Applying("dev", MigrationId.parse("144_scores"), 3, 4);

  private static String drawn(TextStyle style, LedgerEvent... events) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Progress progress = new Progress(new PrintStream(bytes, true, UTF_8), style)) {
      for (LedgerEvent event : events) {
        progress.on(event);
      }
    }
    return bytes.toString(UTF_8);
  }

  @Test
  void a_terminal_sees_how_many_migrations_are_applied_and_then_nothing_of_it() {
    String bar = "applying 3 of 4 [" + "#".repeat(15) + "-".repeat(15) + "]";
    assertThat(drawn(new TextStyle(true, 0), THIRD_OF_FOUR))
        .isEqualTo(bar + "\r" + " ".repeat(bar.length()) + "\r");
  }

  @Test
  void a_bundle_is_measured_in_bytes() {
    assertThat(drawn(new TextStyle(true, 0), new BundleFile(Work.READING, "sql/1_a.sql", 5L, 10L)))
        .startsWith("reading the bundle [" + "#".repeat(15) + "-".repeat(15) + "]");
  }

  @Test
  void a_line_stays_within_a_narrow_terminal() {
    assertThat(drawn(new TextStyle(true, 40), THIRD_OF_FOUR).split("\r")[0]).hasSize(39);
    assertThat(drawn(new TextStyle(true, 20), THIRD_OF_FOUR).split("\r")[0]).hasSize(19);
  }

  @Test
  void a_file_or_a_pipe_gets_a_line_for_each_step_and_none_twice() {
    assertThat(
            drawn(
                    TextStyle.PLAIN,
                    new LedgerEvent.Rendering("sql/1_a.sql", 1, 2),
                    new LedgerEvent.Rendering("sql/2_b.sql", 2, 2),
                    new BundleFile(Work.WRITING, "sql/1_a.sql", 0L, 10L),
                    new BundleFile(Work.WRITING, "sql/2_b.sql", 5L, 10L),
                    new LedgerEvent.Verifying("rel.zip", 0, 10),
                    new BundleFile(Work.READING, "sql/1_a.sql", 0L, 10L),
                    new LedgerEvent.Proving(MigrationId.parse("144_scores"), 1, 2),
                    new LedgerEvent.Proving(MigrationId.parse("145_more"), 2, 2),
                    THIRD_OF_FOUR)
                .lines())
        .containsExactly(
            "making the bundle",
            "writing the bundle",
            "verifying the signatures",
            "reading the bundle",
            "proving 1 of 2: 144_scores",
            "proving 2 of 2: 145_more",
            "applying 3 of 4: 144_scores");
  }

  @Test
  void every_long_work_has_a_bar() {
    TextStyle terminal = new TextStyle(true, 0);

    assertThat(drawn(terminal, new LedgerEvent.Rendering("a", 2, 2)))
        .startsWith("making the bundle [" + "#".repeat(15) + "-".repeat(15) + "]");
    assertThat(drawn(terminal, new LedgerEvent.Verifying("rel.zip", 10, 10)))
        .startsWith("verifying the signatures [" + "#".repeat(30) + "]");
    assertThat(drawn(terminal, new LedgerEvent.Proving(MigrationId.parse("1_a"), 1, 2)))
        .startsWith("proving 1 of 2 [" + "-".repeat(30) + "]");
  }
}
