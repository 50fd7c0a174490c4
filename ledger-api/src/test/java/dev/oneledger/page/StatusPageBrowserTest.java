package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as somebody sees and uses it, in a real browser. */
class StatusPageBrowserTest {
  @TempDir private static Path folder;
  private static Chromium chromium;
  private static String demo;
  private BrowserTab tab;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    demo = url("demo", DemoLedger.lived().reading());
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

  private void click(String selector) {
    tab.value("document.querySelector(%s).click()".formatted(BrowserTab.quoted(selector)));
  }

  @Test
  void the_matrix_and_what_is_wrong_are_seen() throws Exception {
    tab.go(demo);

    assertThat(tab.seen(".attention li"))
        .containsExactly(
            "1 migration drifted in prod 143_rls_policies",
            "2 migrations landed outside the ledger in legacy V147__hotfix_idx V148__nullable_email");
    assertThat(tab.seen(".matrix thead th"))
        .containsExactly(
            "Migration", "dev managed", "staging managed", "prod managed", "legacy reconcile");
    assertThat(tab.seen(".matrix tbody tr:nth-child(3) > *"))
        .containsExactly("143_rls_policies", "applied", "applied", "drifted show diff", "applied");
    assertThat(tab.text("getComputedStyle(document.querySelector('td.s-drifted')).color"))
        .isEqualTo("rgb(168, 32, 26)");
    assertThat(tab.seen(".review:not(details *) tbody tr").get(6))
        .isEqualTo("V147__hotfix_idx – not there applied drift");
    assertThat(tab.seen(".closing"))
        .contains("2 migrations landed outside the ledger: review above.", "No drift.");
    assertThat(tab.seen("main details.diff table")).isEmpty();
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.requests()).containsExactly(demo);
  }

  @Test
  void the_handler_serves_the_same_page_and_nothing_else_is_asked_for() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/ledger", StatusHandler.of(DemoLedger.lived().current()));
    server.start();
    try {
      String url = "http://localhost:%d/ledger".formatted(server.getAddress().getPort());
      tab.go(url);
      click("td.s-drifted a");
      tab.until(true, "details.diff .region");

      assertThat(tab.seen(".attention li")).hasSize(2);
      assertThat(tab.seen("details.diff .region")).hasSize(1);
      assertThat(tab.complaints()).isEmpty();
      assertThat(tab.requests()).containsExactly(url);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void filters_show_chosen_environments_and_states() throws Exception {
    tab.go(demo);
    click("[data-show=prod]");
    assertThat(tab.seen(".matrix thead th")).containsExactly("Migration", "prod managed");
    click("[data-state=s-pending]");
    assertThat(tab.seen(".matrix tbody th"))
        .containsExactly("144_health_score", "145_backfill_scores", "146_health_rules");
    assertThat(tab.seen("[role=status]")).containsExactly("3 of 8 migrations");
    click("[data-state=s-drifted]");
    assertThat(tab.seen(".matrix tbody th")).hasSize(4);
    click("[data-show=prod]");
    assertThat(tab.seen(".matrix thead th")).hasSize(5);
    click("[data-state=s-pending]");
    click("[data-state=s-drifted]");
    assertThat(tab.seen(".matrix tbody th")).hasSize(8);
  }

  @Test
  void tab_and_enter_lead_to_the_diff() throws Exception {
    tab.go(demo);
    tab.tabTo("[data-state=s-drifted]");
    tab.press("Enter");
    assertThat(tab.seen(".matrix tbody th")).containsExactly("143_rls_policies");
    tab.tabTo("td.s-drifted a");
    tab.press("Enter");
    tab.until(true, "details.diff tr.removed");
    assertThat(tab.text("document.activeElement.className")).isEqualTo("card");
    assertThat(tab.seen("details.diff tr.removed"))
        .containsExactly(
            "6 −ALTER TABLE customer FORCE ROW LEVEL SECURITY;",
            "10 − USING (tenant_id = current_setting('app.tenant', true)::uuid);");
    assertThat(tab.seen("details.diff del mark")).containsExactly(", true");
    tab.tabTo("details.diff summary");
    tab.press("Enter");
    tab.until(false, "details.diff .region");
  }

  @Test
  void the_diff_stands_side_by_side_on_demand() throws Exception {
    tab.go(demo);
    click("td.s-drifted a");
    tab.until(true, "details.diff .region");
    click("details.diff input.beside");

    assertThat(tab.seen("details.diff .region.unified")).isEmpty();
    assertThat(tab.seen("details.diff .region.beside tr").get(5))
        .startsWith("6 −ALTER TABLE customer FORCE");
  }

  @Test
  void without_a_script_everything_can_be_read() throws Exception {
    tab.withoutScript().go(url("plain", LargeLedger.reading(100)));
    assertThat(tab.seen(".filters")).isEmpty();
    assertThat(tab.seen(".matrix tbody.shown tr")).hasSize(10);
    assertThat(tab.seen(".matrix tbody.folded tr")).isEmpty();
    click(".matrix .fold input");
    assertThat(tab.seen(".matrix tbody.folded tr")).hasSize(99);
  }

  @Test
  void a_fold_opens_by_enter_as_well() throws Exception {
    tab.go(url("folds", LargeLedger.reading(500)));
    assertThat(tab.seen(".matrix .fold").get(0))
        .isEqualTo(
            "1000_migration_of_some_length to 1498_migration_of_some_length 499 migrations, applied everywhere");
    tab.tabTo(".matrix .fold input");
    tab.press("Enter");
    assertThat(tab.seen(".matrix tbody.folded tr")).hasSize(499);
  }

  @Test
  void hostile_names_are_seen_as_what_they_are() throws Exception {
    tab.go(url("hostile", HostileLedger.reading()));

    assertThat(tab.text("document.title")).isEqualTo("hub · migration ledger");
    assertThat(tab.seen(".matrix tbody th"))
        .contains(HostileLedger.SCRIPT, HostileLedger.TURNED.replace("\u202e", "U+202E"));
    assertThat(tab.value("document.images.length").asInt()).isZero();
    assertThat(tab.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {320, 375, 1280})
  void no_page_scrolls_sideways(int width) throws Exception {
    for (String url : new String[] {demo, url("hostile", HostileLedger.reading())}) {
      tab.wide(width).go(url);
      tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");
      assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isEqualTo(width);
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 320"})
  void axe_finds_no_serious_violation(String scheme, int width) throws Exception {
    AxeCore axe = AxeCore.require();
    for (String url : new String[] {demo, url("hostile", HostileLedger.reading())}) {
      tab.scheme(scheme).wide(width).go(url);
      tab.value("document.querySelectorAll('details').forEach(each => each.open = true)");
      assertThat(axe.violations(tab)).isEmpty();
    }
  }

  @Test
  void axe_would_find_one() throws Exception {
    AxeCore axe = AxeCore.require();
    tab.go(demo);
    tab.value("document.querySelector('[data-show]').textContent = ''");
    assertThat(axe.violations(tab)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100})
  void a_thousand_migrations_in_twenty_environments_open(int every) throws Exception {
    String url = url("large", LargeLedger.reading(every));
    tab.go(url);
    tab.value("document.body.offsetHeight");

    System.out.printf(
        "1,000 x 20, a pending row in %d: opened in %.0f ms%n",
        every, tab.value("performance.getEntriesByType('navigation')[0].loadEventEnd").asDouble());
    assertThat(tab.seen(".matrix tbody:not(.fold) tr")).hasSize(every == 1 ? 1_000 : 10);
  }
}
