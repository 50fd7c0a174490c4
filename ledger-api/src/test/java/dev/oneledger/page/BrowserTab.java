package dev.oneledger.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One tab of a browser, as somebody sits before it. */
final class BrowserTab {
  private static final int HEIGHT = 900;
  private static final Map<String, Integer> KEYS = Map.of("Tab", 9, "Enter", 13);

  private final DevTools devTools;
  private final String session;

  private BrowserTab(DevTools devTools, String session) {
    this.devTools = devTools;
    this.session = session;
  }

  static BrowserTab open(DevTools devTools) {
    String target =
        devTools
            .call("", "Target.createTarget", Map.of("url", "about:blank"))
            .get("targetId")
            .asText();
    String session =
        devTools
            .call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
            .get("sessionId")
            .asText();
    BrowserTab tab = new BrowserTab(devTools, session);
    for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
      tab.call(domain + ".enable", Map.of());
    }
    return tab.wide(1280).scheme("light");
  }

  private JsonNode call(String method, Map<String, ?> parameters) {
    return devTools.call(session, method, parameters);
  }

  BrowserTab wide(int width) {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /** A window of a width, zoomed: the page has that share of the width in CSS pixels. */
  BrowserTab zoomed(int width, int percent) {
    Map<String, Object> screen = new HashMap<>(Map.of("mobile", false));
    screen.put("width", width * 100 / percent);
    screen.put("height", HEIGHT * 100 / percent);
    screen.put("deviceScaleFactor", percent / 100.0);
    call("Emulation.setDeviceMetricsOverride", screen);
    return this;
  }

  BrowserTab scheme(String lightOrDark) {
    return media("", lightOrDark);
  }

  /** As on paper, where the screen is of a scheme. */
  BrowserTab onPaper(String lightOrDark) {
    return media("print", lightOrDark);
  }

  private BrowserTab media(String medium, String lightOrDark) {
    Map<String, String> scheme = Map.of("name", "prefers-color-scheme", "value", lightOrDark);
    call("Emulation.setEmulatedMedia", Map.of("media", medium, "features", List.of(scheme)));
    return this;
  }

  /** Prints the page on A4. */
  void print(Path file) throws IOException {
    Map<String, Object> paper = Map.of("paperWidth", 8.27, "paperHeight", 11.69);
    String data = call("Page.printToPDF", paper).get("data").asText();
    Files.write(file, Base64.getDecoder().decode(data));
  }

  BrowserTab withoutScript() {
    call("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    return this;
  }

  /** Opens a page and waits until it is there. */
  BrowserTab go(String url) throws InterruptedException {
    int before = devTools.events(session, "Page.loadEventFired").size();
    call("Page.navigate", Map.of("url", url));
    for (int i = 0; devTools.events(session, "Page.loadEventFired").size() == before; i++) {
      if (i > 1_000) {
        throw new AssertionError(url + " does not load");
      }
      Thread.sleep(10);
    }
    return this;
  }

  /** What an expression comes to; a promise is waited for. */
  JsonNode value(String expression) {
    JsonNode result =
        call(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
    }
    return result.get("result").path("value");
  }

  String text(String expression) {
    return value(expression).asText();
  }

  /** What can be seen of the elements that a selector finds, one text for each. */
  List<String> seen(String selector) {
    List<String> texts = new ArrayList<>();
    value(
            "[...document.querySelectorAll(%s)].filter(each => each.checkVisibility()).map(each => each.innerText.trim().replace(/\\s+/g, ' '))"
                .formatted(quoted(selector)))
        .forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** Waits until the elements that a selector finds can be seen, or none of them can. */
  BrowserTab until(boolean there, String selector) throws InterruptedException {
    for (int i = 0; seen(selector).isEmpty() == there; i++) {
      if (i > 500) {
        throw new AssertionError(selector + (there ? " is not shown" : " does not go"));
      }
      Thread.sleep(10);
    }
    return this;
  }

  static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  void press(String key) {
    Map<String, Object> event = new HashMap<>(Map.of("key", key, "code", key));
    event.put("windowsVirtualKeyCode", KEYS.get(key));
    event.put("type", "rawKeyDown");
    call("Input.dispatchKeyEvent", event);
    if (key.equals("Enter")) {
      event.put("type", "char");
      event.put("text", "\r");
      call("Input.dispatchKeyEvent", event);
    }
    event.put("type", "keyUp");
    call("Input.dispatchKeyEvent", event);
  }

  /** Presses Tab until the focus is on what the selector finds. */
  void tabTo(String selector) {
    for (int i = 0; i < 300; i++) {
      press("Tab");
      if (value("document.activeElement.matches(%s)".formatted(quoted(selector))).asBoolean()) {
        return;
      }
    }
    throw new AssertionError("Tab does not reach " + selector);
  }

  /** Everything that was asked of the network or of the file system so far. */
  List<String> requests() {
    return devTools.events(session, "Network.requestWillBeSent").stream()
        .map(event -> event.get("request").get("url").asText())
        .toList();
  }

  /** Whatever the console shows: errors, warnings, exceptions, violations of the policy. */
  List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    devTools.events(session, "Runtime.consoleAPICalled").forEach(e -> complaints.add(e.toString()));
    devTools.events(session, "Runtime.exceptionThrown").forEach(e -> complaints.add(e.toString()));
    devTools.events(session, "Log.entryAdded").forEach(e -> complaints.add(e.toString()));
    return complaints;
  }

  /** A picture of a part of the page, over its whole width. */
  void picture(Path file, int top, int highest) throws IOException {
    JsonNode size = call("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
    Map<String, Object> clip = new HashMap<>(Map.of("x", 0, "y", top, "scale", 1));
    clip.put("width", size.get("width").asInt());
    clip.put("height", Math.min(highest, size.get("height").asInt() - top));
    String data =
        call(
                "Page.captureScreenshot",
                Map.of("format", "png", "captureBeyondViewport", true, "clip", clip))
            .get("data")
            .asText();
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(data));
  }
}
