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
  void a_file_or_a_pipe_sees_nothing() {
    assertThat(drawn(TextStyle.PLAIN, THIRD_OF_FOUR)).isEmpty();
  }
}
