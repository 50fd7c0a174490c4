package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/operations.md} to the registry of codes, the API and the command line. */
class OperationsPageTest {
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"(\\w+)\"></a>");
  private static final Pattern CODE = Pattern.compile("\\b[A-Z]\\d{3}\\b");
  private static final Pattern CALL = Pattern.compile("ledger\\.(\\w+)\\(");
  private static final Pattern COMMAND = Pattern.compile("`oneledger ([\\w:-]+)");

  @Test
  void every_code_has_its_anchor_once_and_the_page_has_no_other() throws IOException {
    assertThat(found(ANCHOR, page()))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FindingCode.values()).map(OperationsPageTest::anchor).toList());
  }

  @Test
  void the_procedure_below_an_anchor_names_its_code_and_says_check_decide_do_and_never()
      throws IOException {
    List<String> procedures =
        Arrays.stream(page().split("\n### ")).filter(part -> ANCHOR.matcher(part).find()).toList();

    for (String procedure : procedures) {
      assertThat(procedure)
          .containsSubsequence("**Check.**", "**Decide.**", "**Do.**", "**Never.**");
      assertThat(found(CODE, procedure))
          .containsAll(
              found(ANCHOR, procedure).stream().map(id -> id.toUpperCase(Locale.ROOT)).toList());
    }
    assertThat(procedures).hasSizeGreaterThan(20);
  }

  @Test
  void calls_are_those_of_the_ledger() throws IOException {
    Set<String> methods =
        Arrays.stream(Ledger.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
    List<String> calls = found(CALL, page());
    calls.removeIf("x"::equals);

    assertThat(calls).isNotEmpty().isSubsetOf(methods);
  }

  @Test
  void commands_are_those_of_the_command_line() throws IOException {
    String commands = Files.readString(Path.of("../docs/cli.md"));

    assertThat(new TreeSet<>(found(COMMAND, page())))
        .isNotEmpty()
        .allSatisfy(command -> assertThat(commands).containsPattern("\\| `" + command + "[ `]"));
  }

  /** Where a code's procedure begins. */
  static String anchor(FindingCode code) {
    return code.code().toLowerCase(Locale.ROOT);
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(match.groupCount()))
        .collect(Collectors.toList());
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/operations.md"));
  }
}
