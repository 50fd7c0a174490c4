package dev.oneledger.samples.threemodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.MigrationSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages on seeing the ledger show does what they say. */
class ShownSnippetsTest {
  private final Ledger ledger =
      Ledger.inMemory("shown")
          .migrations(MigrationSource.of(Map.of("1_init.sql", "CREATE TABLE a (b int);")))
          .environment(Environment.managed("dev", new InMemoryTarget()))
          .open();

  @TempDir Path folder;

  @Test
  void the_page_is_written() {
    ShownSnippets.page(ledger, folder);

    assertThat(folder.resolve("ledger.html")).isNotEmptyFile();
  }

  @Test
  void page_and_health_are_served() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    HttpServer server = ShownSnippets.serve(ledger, 0, threads);
    try {
      assertThat(status(server, "/ledger")).isEqualTo(200);
      assertThat(status(server, "/ledger/health")).isEqualTo(503); // one migration is waiting
      ledger.sync("dev");
      assertThat(status(server, "/ledger/status.json")).isEqualTo(200);
    } finally {
      server.stop(0);
      threads.shutdown();
    }
  }

  private static int status(HttpServer server, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  void json_is_read_back_without_loss() {
    assertThat(ShownSnippets.json(ledger).rows()).isEqualTo(ledger.status().rows());
  }
}
