package dev.oneledger.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The traps on which other splitters fall, each with the number of statements it holds. */
class SplitCasesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void a_trap_gives_its_number_of_statements(String name, int expected, String text) {
    SqlScript raw = SqlSplitter.split(text, SqlDialect.POSTGRESQL);
    SqlScript canonical = SqlSplitter.split(SqlText.of(text).text(), SqlDialect.POSTGRESQL);

    assertThat(raw.statements()).as(name).hasSize(expected);
    assertThat(canonical.statements()).as(name).hasSize(expected);
    assertThat(raw.segments().stream().map(raw::textOf).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  static Stream<Arguments> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(SplitCasesTest.class.getResourceAsStream("split-cases.txt"))) {
      String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return file
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\| ", 3))
          .map(part -> Arguments.of(part[0], Integer.valueOf(part[1]), unescaped(part[2])))
          .toList()
          .stream();
    }
  }

  private static String unescaped(String text) {
    return text.replace("\\uFEFF", "\uFEFF").translateEscapes();
  }
}
