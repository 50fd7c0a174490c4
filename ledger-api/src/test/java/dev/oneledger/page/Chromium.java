package dev.oneledger.page;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A headless Chromium, spoken to by its DevTools protocol. Where it is not installed, tests that
 * need it are skipped; with {@code -Doneledger.test.databaseRequired=true}, as in CI, they fail.
 */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final Path profile;
  private final DevTools devTools;

  private Chromium(Process process, Path profile, DevTools devTools) {
    this.process = process;
    this.profile = profile;
    this.devTools = devTools;
  }

  static Chromium start() throws Exception {
    String program = program();
    Path profile = Files.createTempDirectory("oneledger-chromium");
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-extensions",
            "--disable-background-networking",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      return new Chromium(process, profile, DevTools.connect(address(process)));
    } catch (Exception | Error e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static String program() {
    return Stream.of(System.getenv("PATH").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseGet(() -> missing("Chromium is not on the path."));
  }

  /** Says what a test lacks; skips it, or fails it where everything has to be there. */
  static <T> T missing(String what) {
    if (Boolean.getBoolean("oneledger.test.databaseRequired")) {
      return fail(what);
    }
    return abort(what);
  }

  private static URI address(Process process) throws IOException {
    StringBuilder said = new StringBuilder();
    BufferedReader reader = process.inputReader();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.startsWith(LISTENING)) {
        drain(reader);
        return URI.create(line.substring(LISTENING.length()).strip());
      }
      said.append(line).append('\n');
    }
    throw new IOException("Chromium ended before it could be spoken to:\n" + said);
  }

  /** A full pipe would stop the browser. */
  private static void drain(BufferedReader reader) {
    Thread thread =
        new Thread(
            () -> {
              try {
                while (reader.readLine() != null) {}
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            "chromium-output");
    thread.setUncaughtExceptionHandler((which, closed) -> {});
    thread.setDaemon(true);
    thread.start();
  }

  /** A new tab. */
  BrowserTab tab() {
    return BrowserTab.open(devTools);
  }

  @Override
  public void close() throws IOException {
    devTools.close();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted((one, other) -> other.compareTo(one)).forEach(file -> file.toFile().delete());
    }
  }
}
