package dev.oneledger.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** One answer of the handler, and the headers that every one has. */
final class Answer {
  private static final long NO_BODY = -1;

  private final int status;
  private final String type;
  private final byte[] body;

  private Answer(int status, String type, byte[] body) {
    this.status = status;
    this.type = type;
    this.body = body;
  }

  static Answer html(byte[] body) {
    return new Answer(200, "text/html; charset=utf-8", body);
  }

  static Answer json(int status, String body) {
    return new Answer(status, "application/json", body.getBytes(UTF_8));
  }

  static Answer text(int status, String body) {
    return new Answer(status, "text/plain; charset=utf-8", (body + "\n").getBytes(UTF_8));
  }

  void send(HttpExchange exchange) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", type);
    headers.set("Content-Security-Policy", Asset.policy() + "; frame-ancestors 'none'");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      headers.set("Content-Length", Integer.toString(body.length));
      exchange.sendResponseHeaders(status, NO_BODY);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }
}
