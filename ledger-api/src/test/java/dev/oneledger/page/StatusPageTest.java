package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page says, as text; the browser tests look at it as somebody does. */
class StatusPageTest {
  @TempDir Path folder;

  private static String page(LedgerReading reading) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StatusPage.write(reading, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writing_a_page_reads_and_changes_nothing() {
    DemoLedger demo = DemoLedger.lived();
    InMemoryLedgerStore.Snapshot store = demo.store.snapshot();
    InMemoryTarget.Snapshot prod = demo.prod.snapshot();

    Path file = StatusPage.write(demo.current(), folder.resolve("new/status.html"));

    assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>");
    assertThat(demo.store.snapshot()).isEqualTo(store);
    assertThat(demo.prod.snapshot()).isEqualTo(prod);
  }

  @Test
  void a_page_that_cannot_be_made_leaves_the_older_one() throws Exception {
    DemoLedger demo = DemoLedger.lived();
    Path file = Files.writeString(folder.resolve("status.html"), "older");
    demo.store.unreachable(true);

    assertThatThrownBy(() -> StatusPage.write(demo.current(), file))
        .isInstanceOf(LedgerUnreachableException.class);
    assertThat(file).hasContent("older");
  }

  @Test
  void a_stream_that_breaks_is_told_as_what_it_is() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("disk full");
          }
        };
    assertThatThrownBy(() -> StatusPage.write(DemoLedger.lived().reading(), broken))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    LedgerReading reading = DemoLedger.lived().reading();

    assertThatThrownBy(() -> StatusPage.write(reading, file.resolve("status.html")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("status.html");
  }

  @Test
  void the_page_refers_to_nothing_outside() throws Exception {
    assertThat(page(DemoLedger.lived().reading()))
        .doesNotContain("http://", "https://", " src=", "url(", "@import", "style=\"", "<link");
  }

  @Test
  void an_environment_out_of_reach_is_shown_as_last_known() throws Exception {
    DemoLedger demo = DemoLedger.lived();
    demo.staging.unreachable(true);

    LedgerReading reading = demo.reading();
    String page = page(reading);

    assertThat(reading.environments().get(1).obstacle()).contains("does not answer");
    assertThat(page)
        .contains("Could not be read, shown as last known: ")
        .contains("not reached", "ledger&#39;s copy of the journal", "2026-04-14 11:30 UTC");
    assertThat(page).contains("Pending: 2 in staging");
  }

  @Test
  void an_environment_that_is_not_configured_here_is_shown_from_the_ledger() throws Exception {
    DemoLedger demo = DemoLedger.lived();
    Ledger ledger = demo.open(Environment.managed("dev", demo.dev));

    assertThat(page(LedgerReading.of(ledger)))
        .contains("Not configured where this page was made", "<bdi>staging</bdi>")
        .doesNotContain("Not reached");
  }

  @Test
  void an_empty_ledger_has_a_page() throws Exception {
    assertThat(page(LedgerReading.of(Ledger.inMemory("hub").open())))
        .contains("All is well", "The ledger knows no migration yet.")
        .contains("No environment is known yet.", "No release was cut so far.");
  }

  @Test
  void names_and_texts_of_others_are_never_markup() throws Exception {
    String page = page(HostileLedger.reading());

    assertThat(page)
        .contains("&lt;script&gt;document.title=&#39;owned&#39;&lt;/script&gt;")
        .contains("<span class=\"unseen\">U+202E</span>")
        .doesNotContain("\u202e", "<img", "<script>document", "<b>1_a", "<!-- ");
    assertThat(page.split("<script", -1)).hasSize(2);
  }
}
