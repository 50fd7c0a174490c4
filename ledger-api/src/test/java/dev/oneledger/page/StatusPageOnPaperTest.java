package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page printed, zoomed and driven by keys alone. */
class StatusPageOnPaperTest {
  /** A4 without its margins, in CSS pixels. */
  private static final int PAPER = 717;

  private static final String CUT =
      "[...document.querySelectorAll('.region, .card, pre, td, th')].filter(each => each.checkVisibility() && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible').length";

  @TempDir private static Path folder;
  private static Chromium chromium;
  private static String demo;
  private static String trouble;
  private BrowserTab tab;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    demo = url("demo", DemoLedger.lived().reading());
    trouble = url("trouble", TroubledLedger.lived(folder).reading());
  }

  @AfterAll
  static void stop() throws IOException {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    tab = chromium.tab();
  }

  private static String url(String name, LedgerReading reading) {
    return StatusPage.write(reading, folder.resolve(name + ".html")).toUri().toString();
  }

  @Test
  void on_paper_diffs_and_notes_are_unfolded_and_controls_are_gone() throws Exception {
    tab.wide(PAPER).go(demo);
    assertThat(tab.seen("details.diff .region")).isEmpty();

    tab.onPaper("light");

    assertThat(tab.seen("details.diff .region")).hasSize(1);
    assertThat(tab.seen("details.diff tr.removed")).hasSize(2);
    assertThat(tab.seen("nav, .filters, .views, .more")).isEmpty();
    tab.go(trouble).onPaper("light");
    assertThat(tab.seen(".notes li")).hasSize(2);
    assertThat(tab.seen("details.journal .finding")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "trouble"})
  void on_paper_nothing_is_cut(String which) throws Exception {
    tab.wide(PAPER).go(which.equals("demo") ? demo : trouble).onPaper("light");
    tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");

    assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isEqualTo(PAPER);
    assertThat(tab.value(CUT).asInt()).isZero();
    assertThat(tab.text("getComputedStyle(document.querySelector('.matrix thead th')).position"))
        .isEqualTo("static");
  }

  @Test
  void a_dark_screen_is_printed_in_dark_ink_on_white() throws Exception {
    tab.scheme("dark").go(trouble);
    String background = "getComputedStyle(document.documentElement).backgroundColor";
    assertThat(tab.text(background)).isEqualTo("rgb(20, 23, 27)");

    tab.onPaper("dark");

    assertThat(tab.text(background)).isEqualTo("rgb(252, 252, 251)");
    assertThat(tab.text("getComputedStyle(document.documentElement).color"))
        .isEqualTo("rgb(28, 33, 39)");
    assertThat(tab.text("getComputedStyle(document.querySelector('td.s-in-doubt')).color"))
        .isEqualTo("rgb(168, 32, 26)");
  }

  @Test
  void the_browser_prints_it_and_folds_it_again() throws Exception {
    Path file = folder.resolve("page.pdf");
    tab.go(demo).print(file);

    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-")
        .contains("/Type /Page");
    assertThat(tab.value("document.querySelectorAll('details.diff[open]').length").asInt())
        .isZero();
  }

  @Test
  void at_400_percent_the_page_does_not_scroll_sideways_and_can_be_used() throws Exception {
    for (String url : new String[] {demo, trouble, url("hostile", HostileLedger.reading())}) {
      tab.zoomed(1280, 400).go(url);
      tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");

      assertThat(tab.value("devicePixelRatio").asInt()).isEqualTo(4);
      assertThat(tab.value("innerWidth").asInt()).isEqualTo(320);
      assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isEqualTo(320);
    }
    tab.go(demo);
    tab.tabTo("td.s-drifted a");
    tab.press("Enter");
    tab.until(true, "details.diff .region");
  }

  @Test
  void the_first_key_leads_past_the_head_to_the_content() throws Exception {
    tab.go(demo);
    tab.press("Tab");
    assertThat(tab.text("document.activeElement.textContent")).isEqualTo("To the content");
    assertThat(tab.value("document.activeElement.getBoundingClientRect().left >= 0").asBoolean())
        .isTrue();
    tab.press("Enter");
    tab.press("Tab");
    assertThat(tab.value("document.activeElement.closest('.attention') !== null").asBoolean())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "trouble"})
  void tab_reaches_every_control_in_order_shows_where_it_is_and_gets_out_again(String which)
      throws Exception {
    tab.go(which.equals("demo") ? demo : trouble);
    int controls =
        tab.value(
                "window.reached = new Set(); [...document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')].filter(each => each.checkVisibility()).length")
            .asInt();
    String step =
        "(at => { if (at === document.body) return 'out'; if (getComputedStyle(at).outlineStyle === 'none') return 'unseen ' + at.outerHTML; window.reached.add(at); return 'in'; })(document.activeElement)";
    for (int i = 0; i < controls; i++) {
      tab.press("Tab");
      assertThat(tab.text(step)).as("control %s", i).isEqualTo("in");
    }

    assertThat(tab.value("window.reached.size").asInt()).isEqualTo(controls);
    tab.press("Tab");
    assertThat(tab.text(step)).isEqualTo("out");
  }
}
