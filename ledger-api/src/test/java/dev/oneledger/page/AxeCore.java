package dev.oneledger.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The accessibility checker axe-core, which npm brings into {@code target/axe-core} once. */
final class AxeCore {
  private static final String VERSION = "4.14.1";
  private static final Path FOLDER = Path.of("target", "axe-core").toAbsolutePath();
  private static final Path SCRIPT = FOLDER.resolve("node_modules/axe-core/axe.min.js");
  private static final int SECONDS = 60;

  private final String script;

  private AxeCore(String script) {
    this.script = script;
  }

  static synchronized AxeCore require() throws Exception {
    if (!Files.exists(SCRIPT)) {
      Files.createDirectories(FOLDER);
      install();
    }
    return new AxeCore(Files.readString(SCRIPT));
  }

  private static void install() throws InterruptedException {
    try {
      Process npm =
          new ProcessBuilder(
                  "npm",
                  "install",
                  "--prefix",
                  FOLDER.toString(),
                  "--no-audit",
                  "--no-fund",
                  "--no-save",
                  "--ignore-scripts",
                  "axe-core@" + VERSION)
              .redirectErrorStream(true)
              .redirectOutput(FOLDER.resolve("npm.log").toFile())
              .start();
      if (!npm.waitFor(SECONDS, TimeUnit.SECONDS) || !Files.exists(SCRIPT)) {
        npm.destroyForcibly();
        Chromium.missing("npm could not bring axe-core %s: see %s".formatted(VERSION, FOLDER));
      }
    } catch (IOException e) {
      Chromium.missing("npm is not on the path: " + e.getMessage());
    }
  }

  /** The violations that are serious or critical, each with the first element it is about. */
  List<String> violations(BrowserTab tab) {
    tab.value(script + "; true");
    List<String> found = new ArrayList<>();
    tab.value(
            "axe.run().then(result => result.violations.filter(each => ['serious', 'critical'].includes(each.impact)).map(each => each.id + ': ' + each.nodes[0].html + ' ' + each.nodes[0].failureSummary))")
        .forEach(each -> found.add(each.asText()));
    return found;
  }
}
