package dev.oneledger.samples.threemodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds the Java in the README and in docs to compiled code: regions of the samples' sources. */
class ReadmeTest {
  private static final Path ROOT = Path.of("../..");
  private static final Path SAMPLES = ROOT.resolve("samples");

  @ParameterizedTest
  @CsvSource({
    "README.md, start-up",
    "README.md, three-modes",
    "docs/modes.md, starting",
    "docs/migrations.md, texts",
    "docs/bundles.md, signing",
    "docs/bundles.md, conditions",
    "docs/bundles.md, taking-over",
    "docs/bundles.md, receipt",
    "docs/bundles.md, proven-receipts",
    "docs/bundles.md, gates",
    "docs/ddl.md, guard",
    "docs/ddl.md, proof",
    "docs/ddl.md, proof-cases",
    "docs/ddl.md, contract",
    "docs/ddl.md, evolve",
    "docs/ddl.md, evolve-hints",
    "docs/reconcile.md, flyway-history",
    "docs/reconcile.md, known-tools",
    "docs/reconcile.md, own-table",
    "docs/reconcile.md, own-history",
    "docs/reconcile.md, review",
    "docs/reconcile.md, promote",
    "docs/reconcile.md, leave",
    "docs/reconcile.md, liquibase-history",
    "docs/status-page.md, page",
    "docs/status-page.md, serve",
    "docs/status-page.md, spring-health",
    "docs/json.md, json",
    "docs/samples.md, start-up-main",
    "docs/samples.md, spring-beans",
    "docs/samples.md, spring-detector",
    "docs/samples.md, spring-depends",
    "docs/samples.md, testing-failure",
    "docs/samples.md, testing-rollback",
    "docs/samples.md, testing-h2",
    "docs/samples.md, testing-container"
  })
  void a_snippet_of_a_page_is_compiled_code(String page, String name) throws Exception {
    String expected = "<!-- snippet: " + name + " -->\n```java\n" + region(name) + "```\n";

    assertThat(Files.readString(ROOT.resolve(page))).contains(expected);
  }

  @Test
  void no_page_shows_java_that_is_not_compiled() throws Exception {
    for (Path page : pages()) {
      String text = Files.readString(page);

      assertThat(occurrences(text, "```java"))
          .as("%s", page)
          .isEqualTo(occurrences(text, "<!-- snippet: "));
    }
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), docs)
          .filter(page -> page.toString().endsWith(".md"))
          .toList();
    }
  }

  private static int occurrences(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String region(String name) throws Exception {
    List<String> lines = Files.readAllLines(source("// snippet: " + name));
    int start = indexOf(lines, "// snippet: " + name);
    int end = indexOf(lines, "// end: " + name);
    List<String> region = withoutBlankEnd(lines.subList(start + 1, end));
    int indent =
        region.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(line -> line.length() - line.stripLeading().length())
            .min()
            .orElseThrow();
    return region.stream()
        .map(line -> line.isBlank() ? "" : line.substring(indent))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** The one source file of any sample that has a marker. */
  private static Path source(String marker) throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      List<Path> having =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> linesOf(file).contains(marker))
              .toList();
      assertThat(having).as("sources with the line '%s'", marker).hasSize(1);
      return having.get(0);
    }
  }

  private static List<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream().map(String::strip).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A region of members ends with the blank line that stands before its end marker. */
  private static List<String> withoutBlankEnd(List<String> lines) {
    int last = lines.size();
    while (last > 0 && lines.get(last - 1).isBlank()) {
      last--;
    }
    return lines.subList(0, last);
  }

  private static int indexOf(List<String> lines, String marker) {
    int index = lines.stream().map(String::strip).toList().indexOf(marker);
    assertThat(index).as("line '%s'", marker).isNotNegative();
    return index;
  }
}
