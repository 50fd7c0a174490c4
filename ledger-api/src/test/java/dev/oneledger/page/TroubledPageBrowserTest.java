package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on the worst of days, in a real browser. */
class TroubledPageBrowserTest {
  @TempDir private static Path folder;
  private static Chromium chromium;
  private static String page;
  private BrowserTab tab;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    LedgerReading reading = TroubledLedger.lived(folder).reading();
    page = StatusPage.write(reading, folder.resolve("trouble.html")).toUri().toString();
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() throws Exception {
    tab = chromium.tab().go(page);
  }

  @Test
  void what_needs_attention_is_said_first_and_each_leads_to_its_place() {
    assertThat(tab.seen(".attention li"))
        .containsExactly(
            "1 migration is in doubt in dev 144_fill",
            "1 migration failed in qa 143_policies",
            "The journal of prod does not verify. J002 hub environment:prod entry 4",
            "1 migration has a finding in prod 142_rename",
            "3 findings about prod");
    assertThat(
            tab.value(
                    "[...document.querySelectorAll('.attention a')].every(a => document.getElementById(a.hash.slice(1)))")
                .asBoolean())
        .isTrue();
  }

  @Test
  void a_migration_in_doubt_is_red_has_its_word_and_its_shape_and_leads_to_the_remedy() {
    assertThat(tab.seen("td.s-in-doubt")).containsExactly("in doubt details");
    assertThat(tab.text("getComputedStyle(document.querySelector('td.s-in-doubt')).color"))
        .isEqualTo("rgb(168, 32, 26)");
    assertThat(
            tab.text(
                "getComputedStyle(document.querySelector('td.s-in-doubt'), '::before').clipPath"))
        .startsWith("polygon");
    tab.value("document.querySelector('td.s-in-doubt a').click()");
    assertThat(tab.seen(".card:target .finding").get(0))
        .startsWith("D013 it is not known whether statement 1 of 2 took effect");
    assertThat(tab.seen(".card:target .remedy").get(0))
        .contains("resolve(\"dev\", \"144_fill\", Resolution.applied(who, why))");
    assertThat(tab.seen("tbody tr:nth-child(4) td.s-pending")).isNotEmpty();
  }

  @Test
  void a_pending_migration_that_is_held_up_says_so_and_one_that_only_waits_does_not() {
    assertThat(tab.seen("td.held")).containsExactly("pending details");
    tab.value("document.querySelector('td.held a').click()");
    assertThat(tab.seen(".card:target .finding").get(0)).startsWith("D008 comes before 144_fill");
    assertThat(tab.seen(".matrix td.s-pending:not(.held)")).hasSize(3).containsOnly("pending");
  }

  @Test
  void a_journal_that_does_not_verify_lies_open_with_what_and_where_and_others_are_folded() {
    assertThat(tab.seen("details.journal[open] > summary"))
        .containsExactly("prod does not verify 6 entries");
    assertThat(tab.seen("details.journal .finding"))
        .hasSize(3)
        .element(0)
        .isEqualTo("J002 hub environment:prod entry 4: expected sequence 3, found 4");
    assertThat(tab.seen("details.journal .remedy"))
        .containsExactly(
            "What to do. Compare with a backup or with the ledger's copy of this journal; somebody changed the table by hand.");
    assertThat(tab.seen("details.journal:not([open]) > summary"))
        .containsExactly(
            "The ledger verified 9 entries",
            "dev verified 6 entries",
            "qa verified 4 entries",
            "legacy verified 3 entries");
  }

  @Test
  void releases_say_who_signed_or_that_nobody_did_and_a_refused_one_is_not_there() {
    assertThat(tab.seen(".release h3"))
        .containsExactly("4.0 rel_4 revision 1", "2.0 rel_2 revision 1", "1.0 rel_1 revision 1");
    assertThat(tab.seen(".release:nth-of-type(1) dd:last-child"))
        .containsExactly("none verified by this ledger");
    assertThat(tab.seen(".release:nth-of-type(2) dd:last-child .unsigned"))
        .containsExactly("not signed, its digest was known");
    assertThat(tab.seen(".release:nth-of-type(3) dd:last-child li"))
        .hasSize(2)
        .allSatisfy(key -> assertThat(key).contains("SHA256:").endsWith("by release@example.com"));
  }

  @Test
  void what_is_known_by_name_only_is_in_the_matrix_and_said_to_be_so() {
    assertThat(tab.seen(".matrix tbody tr:last-child > *"))
        .containsExactly("150_by_hand", "", "", "", "applied");
    assertThat(tab.seen("table.review tbody tr").get(4))
        .isEqualTo("V150__by_hand by name applied not verifiable");
    tab.value("document.querySelector('details.kept').open = true");
    assertThat(tab.seen(".notes li"))
        .containsExactly(
            "D010 legacy, V142__rename: the text applied there cannot be held against ours: no checksum is recorded. Nothing to do.",
            "D030 legacy, V150__by_hand: was adopted as 150_by_hand by grace: typed in by hand in 2019 (known by name only). Nothing to do.");
  }

  @Test
  void each_code_says_where_an_operator_reads_on() {
    assertThat(
            tab.text(
                "[...document.querySelectorAll('.badge')].every(each => each.title === 'docs/operations.md#' + each.textContent.toLowerCase())"))
        .isEqualTo("true");
    assertThat(tab.seen(".badge")).contains("D013", "D014", "D008", "J002");
  }

  @Test
  void nothing_complains_and_nothing_is_asked_of_the_network() {
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.requests()).containsExactly(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 375, 1280})
  void it_does_not_scroll_sideways(int width) throws Exception {
    tab.wide(width).go(page);
    tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");
    assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 320"})
  void axe_finds_no_serious_violation(String scheme, int width) throws Exception {
    AxeCore axe = AxeCore.require();
    tab.scheme(scheme).wide(width).go(page);
    tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");
    assertThat(axe.violations(tab)).isEmpty();
  }
}
