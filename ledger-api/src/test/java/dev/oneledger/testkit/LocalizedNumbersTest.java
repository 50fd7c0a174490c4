package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers never follow the JVM's locale, in any module. */
class LocalizedNumbersTest {

  @Test
  void no_main_source_writes_numbers_in_the_digits_of_the_locale() throws IOException {
    Path root = ModuleFolder.of(getClass()).root().resolve("..").normalize();
    List<Path> sources;
    try (Stream<Path> files = Files.find(root, 12, (file, unused) -> isMainSource(root, file))) {
      sources = files.sorted().toList();
    }
    assertThat(sources).as("sources below " + root).hasSizeGreaterThan(500);
    assertThat(sources.stream().flatMap(source -> found(root, source)))
        .as("Write numbers by %s, or give the format Locale.ROOT.")
        .isEmpty();
  }

  private static boolean isMainSource(Path root, Path file) {
    String path = root.relativize(file).toString().replace('\\', '/');
    return path.contains("src/main/java/") && path.endsWith(".java");
  }

  private static Stream<String> found(Path root, Path source) {
    try {
      return LocalizedNumbers.linesIn(Files.readString(source)).stream()
          .map(line -> root.relativize(source) + ":" + line);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + source, e);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(\"%d rows\", rows)",
        "\"%,d rows\".formatted(rows)",
        "\"in %.1f s (%s)\".formatted(seconds, what)",
        "out.printf(\"%5d%n\", rows)",
        "String.format(locale, \"%2$s %1$d\", rows, what)",
        "String.format(\n    \"%s \"\n        + \"%05d\", what, rows)",
        "\"\"\"\n    many \"starters\" %s\n    %d\n    \"\"\".formatted(what, rows)",
        "String.format(\"%tY\", date)",
        "String.format(\"%s %e %%\", what, share)",
        "String.format(/* Locale.ROOT, */ \"%d\", rows)"
      })
  void a_conversion_that_follows_the_locale_is_found(String code) {
    assertThat(LocalizedNumbers.linesIn("\nString s =\n" + code + ";")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String.format(Locale.ROOT, \"%,d rows\", rows)",
        "String.format(\n    Locale.ROOT,\n    \"%.1f s\", seconds)",
        "\"%s rows, %x, 100 %%, %-30s%n\".formatted(rows, hash, what)",
        "\"DATE_FORMAT(UTC_TIMESTAMP(6), '%Y-%m-%dT%H:%i:%s.%fZ')\"",
        "\"LIKE 'a%' AND d\"",
        "\"DATE_FORMAT(d, '%%Y-%%m-%%dT%%H')\".formatted()",
        "what // never \"%d\"",
        "what /* never \"%d\" */",
        "'\"' + what + \"%s\" + '\"'",
        "\"a \\\" %s\" + d"
      })
  void a_near_miss_is_none(String code) {
    assertThat(LocalizedNumbers.linesIn("\nString s =\n" + code + ";\n")).isEmpty();
  }
}
