package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/findings.md} to the registry of codes. */
class FindingsPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| \\[([A-Z]\\d{3})]\\(operations\\.md#(\\w+)\\) \\|", Pattern.MULTILINE);

  @Test
  void every_code_stands_on_the_page_once_and_the_page_has_no_other() throws Exception {
    String page = Files.readString(Path.of("../docs/findings.md"));

    List<String> documented = ROW.matcher(page).results().map(row -> row.group(1)).toList();

    assertThat(documented)
        .containsExactlyElementsOf(
            Arrays.stream(FindingCode.values()).map(FindingCode::code).sorted().toList());
  }

  @Test
  void the_page_gives_each_code_the_weight_it_has() throws Exception {
    String page = Files.readString(Path.of("../docs/findings.md"));

    for (FindingCode code : FindingCode.values()) {
      if (code.code().startsWith("D")) {
        String weight = code.severity().name().toLowerCase(Locale.ROOT);
        assertThat(page)
            .contains(
                "| [%s](operations.md#%s) | %s |"
                    .formatted(code.code(), OperationsPageTest.anchor(code), weight));
      }
    }
  }

  @Test
  void each_code_leads_to_what_an_operator_does_about_it() throws Exception {
    String page = Files.readString(Path.of("../docs/findings.md"));

    assertThat(ROW.matcher(page).results())
        .isNotEmpty()
        .allSatisfy(
            row -> assertThat(row.group(2)).isEqualTo(row.group(1).toLowerCase(Locale.ROOT)));
  }
}
