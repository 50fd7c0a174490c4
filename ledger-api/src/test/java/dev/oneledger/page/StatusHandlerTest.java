package dev.oneledger.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.ReleaseReport;
import dev.oneledger.json.ReportJson;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.LedgerStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusHandlerTest {
  private final DemoLedger demo = DemoLedger.lived();
  private final HttpClient client = HttpClient.newHttpClient();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private StatusHandler handler() {
    return StatusHandler.of(demo.current()).keeping(Duration.ZERO);
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    URI uri = URI.create("http://localhost:" + server.getAddress().getPort() + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return ask("GET", path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/ledger", "/deep/er/ledger", "/ledger/"})
  void the_page_and_health_are_there_under_any_path(String context) throws Exception {
    server.createContext(context, handler());
    String below = context.endsWith("/") ? context : context + "/";

    assertThat(get(context).statusCode()).isEqualTo(200);
    assertThat(get(below).body()).startsWith("<!DOCTYPE html>").contains("143_<wbr>rls");
    assertThat(get(below + "health").body()).startsWith("{\"status\":\"waiting\"");
    assertThat(get(below + "nothing").statusCode()).isEqualTo(404);
    assertThat(get(below + "health/nowhere").statusCode()).isEqualTo(404);
  }

  @Test
  void a_neighbour_of_the_path_is_not_the_page() throws Exception {
    server.createContext("/ledger", handler());

    assertThat(get("/ledgers").statusCode()).isEqualTo(404);
    assertThat(get("/ledger%2Fhealth").statusCode()).isEqualTo(503);
    assertThat(get("/ledger//health").statusCode()).isEqualTo(404);
    assertThat(get("/ledger/../etc/passwd").statusCode()).isEqualTo(404);
  }

  @Test
  void every_answer_forbids_what_a_page_does_not_need() throws Exception {
    server.createContext("/", handler());

    for (String path : List.of("/", "/health", "/nothing")) {
      var headers = get(path).headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .startsWith("default-src 'none'; style-src 'sha256-")
          .contains("script-src 'sha256-", "base-uri 'none'", "form-action 'none'")
          .endsWith("frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(headers.firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(get("/").headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
    assertThat(get("/health").headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void head_says_the_same_without_the_body() throws Exception {
    server.createContext("/", handler());
    HttpResponse<String> whole = get("/health");
    HttpResponse<String> head = ask("HEAD", "/health");

    assertThat(head.statusCode()).isEqualTo(whole.statusCode()).isEqualTo(503);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("Content-Length"))
        .isEqualTo(whole.headers().firstValue("Content-Length"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW"})
  void other_methods_are_refused(String method) throws Exception {
    server.createContext("/", handler());
    HttpResponse<String> answer = ask(method, "/");

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
  }

  @Test
  void health_of_one_environment_is_its_own() throws Exception {
    server.createContext("/ledger", handler());

    assertThat(get("/ledger/health/dev").body())
        .isEqualTo(
            "{\"status\":\"up\",\"waiting\":0,\"inDoubt\":0,\"drifted\":0,\"unreachable\":0}");
    assertThat(get("/ledger/health/dev").statusCode()).isEqualTo(200);
    assertThat(get("/ledger/health/prod").body())
        .isEqualTo(
            "{\"status\":\"waiting\",\"waiting\":3,\"inDoubt\":0,\"drifted\":1,\"unreachable\":0}");
    assertThat(get("/ledger/health/prod").statusCode()).isEqualTo(503);
  }

  @Test
  void a_readiness_probe_gets_200_where_this_build_can_work_and_503_elsewhere(@TempDir Path folder)
      throws Exception {
    TroubledLedger troubled = TroubledLedger.lived(folder);
    server.createContext("/demo", handler());
    server.createContext("/troubled", StatusHandler.of(troubled.current()).keeping(Duration.ZERO));
    demo.legacy.appliedUnverifiable("V145__backfill_scores").appliedUnverifiable("V146__rules");
    demo.staging.unreachable(true);

    probed("/demo/health/dev", 200, "up");
    probed("/demo/health/legacy", 200, "drifted");
    probed("/demo/health/staging", 503, "unreachable");
    probed("/demo/health/prod", 503, "waiting");
    probed("/troubled/health/qa", 503, "waiting");
    probed("/troubled/health/dev", 503, "in-doubt");
    probed("/troubled/health", 503, "in-doubt");
    demo.store.unreachable(true);
    probed("/demo/health/dev", 503, "unreachable");
    assertThat(get("/demo/health/dve").statusCode()).isEqualTo(404);
  }

  private void probed(String path, int status, String word) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.body()).as(path).startsWith("{\"status\":\"%s\",".formatted(word));
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
  }

  @Test
  void the_reports_of_the_page_are_there_as_json() throws Exception {
    server.createContext("/ledger", handler());
    Ledger ledger = demo.current();

    assertThat(ReportJson.readStatus(get("/ledger/status.json").body()).rows())
        .isEqualTo(ledger.status().rows());
    assertThat(ReportJson.readDrift(get("/ledger/drift/prod.json").body()).rows())
        .isEqualTo(ledger.drift("prod").rows());
    assertThat(ReportJson.readJournal(get("/ledger/journal/dev.json").body()).entries())
        .isEqualTo(ledger.journal("dev").entries());
    assertThat(ReportJson.readJournal(get("/ledger/journal.json").body()).entries())
        .isEqualTo(ledger.journal().entries());
    assertThat(ReportJson.readReleases(get("/ledger/releases.json").body()))
        .isEqualTo(ReleaseReport.of(ledger));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "other.json",
        "drift/nowhere.json",
        "drift.json",
        "status/dev.json",
        ".json"
      })
  void what_is_no_report_is_not_found(String path) throws Exception {
    server.createContext("/ledger", handler());

    assertThat(get("/ledger/" + path).statusCode()).isEqualTo(404);
  }

  @Test
  void a_ledger_out_of_reach_is_told_without_its_reasons() throws Exception {
    server.createContext("/", handler());
    demo.store.unreachable(true);

    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.body())
        .isEqualTo("The ledger cannot be read at the moment. The log has the reason.\n");
    assertThat(get("/health").statusCode()).isEqualTo(503);
    assertThat(get("/health").body()).contains("\"status\":\"unreachable\"");
    assertThat(get("/drift/dev.json").statusCode()).isEqualTo(503);
    assertThat(get("/favicon.ico").statusCode()).isEqualTo(404);
    assertThat(get("/nothing.json").statusCode()).isEqualTo(404);
  }

  @Test
  void a_ledger_that_answers_with_something_broken_is_not_told_as_silent() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    LedgerStore broken =
        (LedgerStore)
            Proxy.newProxyInstance(
                LedgerStore.class.getClassLoader(),
                new Class<?>[] {LedgerStore.class},
                (proxy, method, arguments) -> {
                  asked.incrementAndGet();
                  throw new LedgerException("an entry is missing");
                });
    Ledger ledger = Ledger.forApp("hub").store(broken).migrations(List::of).author("ada").open();
    asked.set(0);
    server.createContext("/", StatusHandler.of(ledger).keeping(Duration.ofHours(1)));

    for (String path : List.of("/nothing", "/favicon.ico", "/nothing.json", "/drift/.json")) {
      assertThat(get(path).statusCode()).isEqualTo(404);
    }
    assertThat(asked).hasValue(0);
    for (int i = 0; i < 3; i++) {
      assertThat(get("/health").statusCode()).isEqualTo(503);
      assertThat(get("/health").body()).startsWith("The ledger cannot be read");
    }
    assertThat(asked).hasValue(1);
    assertThatThrownBy(() -> Health.of(ledger)).hasMessage("an entry is missing");
  }

  @Test
  void what_is_unforeseen_is_answered_without_its_internals() throws Exception {
    server.createContext(
        "/",
        handler()
            .reporting(
                (reading, path) -> {
                  throw new IllegalStateException("password=secret");
                }));

    HttpResponse<String> answer = get("/status.json");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("This could not be answered. The log has the reason.\n");
  }

  @Test
  void hammering_does_not_reach_the_databases() throws Exception {
    server.createContext("/", StatusHandler.of(demo.current()).keeping(Duration.ofHours(1)));
    assertThat(get("/").statusCode()).isEqualTo(200);
    assertThat(get("/health").statusCode()).isEqualTo(503);
    demo.store.unreachable(true);

    for (int i = 0; i < 50; i++) {
      assertThat(get("/").statusCode()).isEqualTo(200);
      assertThat(get("/health").body()).contains("\"status\":\"waiting\"");
    }
  }

  @Test
  void nothing_that_is_served_changes_anything() throws Exception {
    server.createContext("/", handler());
    InMemoryLedgerStore.Snapshot store = demo.store.snapshot();
    List<InMemoryTarget> targets = List.of(demo.dev, demo.staging, demo.prod);
    List<InMemoryTarget.Snapshot> before = targets.stream().map(InMemoryTarget::snapshot).toList();

    for (String path : List.of("/", "/health", "/health/prod", "/status.json", "/?sync=prod")) {
      for (String method : List.of("GET", "HEAD", "POST", "DELETE")) {
        ask(method, path);
      }
    }

    assertThat(demo.store.snapshot()).isEqualTo(store);
    assertThat(targets.stream().map(InMemoryTarget::snapshot).toList()).isEqualTo(before);
  }
}
