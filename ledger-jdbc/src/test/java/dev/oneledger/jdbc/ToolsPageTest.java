package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the table of tools in {@code docs/reconcile.md} to the tools there are. */
class ToolsPageTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| ([^|]+) \\| [^|]+ \\| [^|]+ \\| [^|]+ \\| ([a-z]+)[^|]* \\|$", Pattern.MULTILINE);

  private static List<MatchResult> rows() throws Exception {
    return ROW.matcher(Files.readString(Path.of("../docs/reconcile.md"))).results().toList();
  }

  @Test
  void every_tool_has_a_row_and_no_row_is_of_another() throws Exception {
    assertThat(rows())
        .extracting(row -> row.group(1))
        .containsAll(Arrays.stream(MigrationTool.values()).map(MigrationTool::toString).toList())
        .contains("Flyway", "Liquibase")
        .hasSize(MigrationTool.values().length + 2);
  }

  @Test
  void what_is_said_to_be_recorded_has_a_recording() throws Exception {
    List<String> recorded =
        rows().stream()
            .filter(row -> row.group(2).equals("recorded"))
            .map(row -> row.group(1).split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT))
            .toList();

    assertThat(recorded)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            tool ->
                assertThat(Path.of("src/test/resources/history", tool, "versions.txt")).exists());
  }
}
