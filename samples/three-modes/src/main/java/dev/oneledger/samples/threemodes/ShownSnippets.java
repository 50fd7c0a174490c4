package dev.oneledger.samples.threemodes;

import com.sun.net.httpserver.HttpServer;
import dev.oneledger.Ledger;
import dev.oneledger.StatusMatrix;
import dev.oneledger.json.ReportJson;
import dev.oneledger.page.StatusHandler;
import dev.oneledger.page.StatusPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;

/** The code that the pages on seeing the ledger show, between its markers. */
final class ShownSnippets {
  private ShownSnippets() {}

  static void page(Ledger ledger, Path folder) {
    // snippet: page
    StatusPage.write(ledger, folder.resolve("ledger.html"));
    // end: page
  }

  static HttpServer serve(Ledger ledger, int port, ExecutorService threads) throws IOException {
    // snippet: serve
    InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    HttpServer server = HttpServer.create(here, 0);
    server.setExecutor(threads); // several, since a database may keep one of them waiting
    server.createContext("/ledger", StatusHandler.of(ledger));
    server.start();
    // end: serve
    return server;
  }

  static StatusMatrix json(Ledger ledger) {
    // snippet: json
    String json = ReportJson.write(ledger.status());
    StatusMatrix read = ReportJson.readStatus(json);
    // end: json
    return read;
  }
}
