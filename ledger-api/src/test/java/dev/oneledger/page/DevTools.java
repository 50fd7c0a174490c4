package dev.oneledger.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The DevTools protocol over a web socket: calls that wait for their answer, and events. */
final class DevTools implements WebSocket.Listener {
  private static final int SECONDS = 30;

  /** Something that happened in a tab. */
  record Event(String session, String method, JsonNode parameters) {}

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger last = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private @Nullable WebSocket socket;

  static DevTools connect(URI address) throws Exception {
    DevTools devTools = new DevTools();
    devTools.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, devTools)
            .get(SECONDS, TimeUnit.SECONDS);
    return devTools;
  }

  /**
   * Calls a method in a tab.
   *
   * @param session the tab's; empty for the browser
   */
  JsonNode call(String session, String method, Map<String, ?> parameters) {
    int id = last.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
    message.set("params", json.valueToTree(parameters));
    if (!session.isEmpty()) {
      message.put("sessionId", session);
    }
    try {
      socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
      JsonNode received = answer.get(SECONDS, TimeUnit.SECONDS);
      if (received.has("error")) {
        throw new AssertionError(method + ": " + received.get("error"));
      }
      return received.path("result");
    } catch (Exception e) {
      throw new AssertionError(method + " was not answered", e);
    }
  }

  /** What happened in a tab so far, of one kind. */
  List<JsonNode> events(String session, String method) {
    return events.stream()
        .filter(event -> event.session().equals(session) && event.method().equals(method))
        .map(Event::parameters)
        .toList();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
    text.append(data);
    if (isLast) {
      received(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  private void received(String message) {
    try {
      JsonNode node = json.readTree(message);
      if (node.has("id")) {
        waiting.remove(node.get("id").asInt()).complete(node);
      } else {
        events.add(
            new Event(
                node.path("sessionId").asText(), node.get("method").asText(), node.get("params")));
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    socket.abort();
  }
}
