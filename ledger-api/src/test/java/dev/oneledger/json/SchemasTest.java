package dev.oneledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oneledger.Assurance;
import dev.oneledger.CellState;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.EntryKind;
import dev.oneledger.Evidence;
import dev.oneledger.FindingCode.Severity;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.Mode;
import dev.oneledger.spi.Verdict;
import dev.oneledger.testkit.SampleReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the schemas in the jar to what is written, and to each other. */
class SchemasTest {

  private static String sample(ReportFormat format) {
    return switch (format) {
      case STATUS -> ReportJson.write(SampleReports.matrix());
      case DRIFT -> ReportJson.write(SampleReports.drift());
      case PLAN -> ReportJson.write(SampleReports.plan());
      case SYNC -> ReportJson.write(SampleReports.sync());
      case JOURNAL -> ReportJson.write(SampleReports.journal(SampleReports.altered()));
      case RELEASES -> ReportJson.write(SampleReports.releases());
      case FINDINGS -> ReportJson.writeFindings(SampleReports.findings());
      case EJECTION -> ReportJson.write(SampleReports.ejection());
      case FLEET -> ReportJson.write(SampleReports.fleet());
      case PROOFS -> ReportJson.writeProofs(SampleReports.proofs());
    };
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_holds_to_its_schema_which_names_every_field(ReportFormat format) {
    assertThat(SchemaCheck.errors(format, sample(format))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_schema_refuses_what_lacks_a_field_or_is_of_another_format(ReportFormat format) {
    String sample = sample(format);

    assertThat(SchemaCheck.errors(format, sample.replaceFirst("\"version\": 1", "\"x\": 1")))
        .isNotEmpty();
    assertThat(SchemaCheck.errors(format, sample.replace("dev.oneledger/", "dev.other/")))
        .isNotEmpty();
  }

  @Test
  void a_schema_refuses_a_moment_that_is_not_in_utc() {
    String local = sample(ReportFormat.STATUS).replace("12:00:00Z", "13:00:00+01:00");

    assertThat(SchemaCheck.errors(ReportFormat.STATUS, local)).isNotEmpty();
  }

  @Test
  void definitions_of_the_same_name_are_the_same_in_all_schemas() {
    Map<String, JsonNode> known = new HashMap<>();
    for (ReportFormat format : ReportFormat.values()) {
      SchemaCheck.tree(format.schema())
          .path("$defs")
          .properties()
          .forEach(
              each -> {
                JsonNode before = known.putIfAbsent(each.getKey(), each.getValue());
                assertThat(each.getValue()).isEqualTo(before == null ? each.getValue() : before);
              });
    }
    assertThat(known).hasSizeGreaterThan(10);
  }

  @Test
  void every_word_that_can_be_written_is_in_the_schemas() {
    words(ReportFormat.STATUS, "/$defs/mode", Mode.values());
    words(ReportFormat.STATUS, "/$defs/cell/properties/state", CellState.values());
    words(ReportFormat.STATUS, "/$defs/finding/properties/severity", Severity.values());
    words(ReportFormat.DRIFT, "/$defs/row/properties/state", RowState.values());
    words(ReportFormat.DRIFT, "/$defs/verdict/properties/outcome", Verdict.Outcome.values());
    words(ReportFormat.JOURNAL, "/$defs/entry/properties/kind", EntryKind.values());
    words(ReportFormat.FLEET, "/$defs/group/properties/outcome", Outcome.values());
    words(ReportFormat.PROOFS, "/$defs/assurance", Assurance.values());
    JsonNode evidence =
        SchemaCheck.tree(ReportFormat.STATUS.schema()).at("/$defs/cell/properties/evidence/enum");
    assertThat(evidence).hasSize(Evidence.values().length + 1);
  }

  private static void words(ReportFormat format, String place, Enum<?>[] constants) {
    assertThat(SchemaCheck.tree(format.schema()).at(place + "/enum"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(Arrays.stream(constants).map(Json::word).toList());
  }

  @ParameterizedTest
  @EnumSource
  void the_page_lists_every_format_with_its_schema(ReportFormat format) throws Exception {
    String word = format.label().substring(format.label().indexOf('/') + 1);
    assertThat(Files.readString(Path.of("../docs/json.md")))
        .contains("| `%s` |".formatted(format.label()))
        .contains("`%s-%d.schema.json`".formatted(word, format.version()));
  }
}
