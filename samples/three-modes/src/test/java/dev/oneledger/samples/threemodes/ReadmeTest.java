package dev.oneledger.samples.threemodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the Java in the README to compiled code: the regions of {@link Snippets}. */
class ReadmeTest {
  private static final Path SNIPPETS =
      Path.of("src/main/java/dev/oneledger/samples/threemodes/Snippets.java");
  private static final Path README = Path.of("../../README.md");

  @ParameterizedTest
  @ValueSource(strings = {"start-up", "three-modes"})
  void a_snippet_of_the_readme_is_compiled_code(String name) throws Exception {
    String expected = "<!-- snippet: " + name + " -->\n```java\n" + region(name) + "```\n";

    assertThat(Files.readString(README)).contains(expected);
  }

  private static String region(String name) throws Exception {
    List<String> lines = Files.readAllLines(SNIPPETS);
    int start = indexOf(lines, "// snippet: " + name);
    int end = indexOf(lines, "// end: " + name);
    List<String> region = lines.subList(start + 1, end);
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

  private static int indexOf(List<String> lines, String marker) {
    int index = lines.stream().map(String::strip).toList().indexOf(marker);
    assertThat(index).as("line '%s' in %s", marker, SNIPPETS).isNotNegative();
    return index;
  }
}
