package dev.oneledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.testkit.Golden;
import dev.oneledger.testkit.SampleReports;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each report as JSON, and back. */
class ReportJsonTest {

  /** Holds the text to its file, and what is read from it to the report. */
  private static <T> void there_and_back(
      ReportFormat format, T report, Function<T, String> write, Function<String, T> read) {
    String json = write.apply(report);
    T back = read.apply(json);

    assertThat(back).isEqualTo(report);
    assertThat(write.apply(back)).isEqualTo(json);
    String file = format.label().replace("dev.oneledger/", "");
    Golden.assertSame("dev/oneledger/json/" + file + ".json", json);
  }

  @Test
  void the_matrix() {
    there_and_back(
        ReportFormat.STATUS, SampleReports.matrix(), ReportJson::write, ReportJson::readStatus);
  }

  @Test
  void a_drift_report() {
    there_and_back(
        ReportFormat.DRIFT, SampleReports.drift(), ReportJson::write, ReportJson::readDrift);
  }

  @Test
  void a_plan() {
    there_and_back(
        ReportFormat.PLAN, SampleReports.plan(), ReportJson::write, ReportJson::readPlan);
  }

  @Test
  void what_a_sync_did() {
    there_and_back(
        ReportFormat.SYNC, SampleReports.sync(), ReportJson::write, ReportJson::readSync);
  }

  @Test
  void a_journal_with_its_verification() {
    there_and_back(
        ReportFormat.JOURNAL,
        SampleReports.journal(SampleReports.altered()),
        ReportJson::write,
        ReportJson::readJournal);
    assertThat(ReportJson.write(SampleReports.journal())).contains("\"verified\": true");
  }

  @Test
  void releases() {
    there_and_back(
        ReportFormat.RELEASES,
        SampleReports.releases(),
        ReportJson::write,
        ReportJson::readReleases);
  }

  @Test
  void findings() {
    there_and_back(
        ReportFormat.FINDINGS,
        SampleReports.findings(),
        ReportJson::writeFindings,
        ReportJson::readFindings);
  }

  @Test
  void an_ejection() {
    there_and_back(
        ReportFormat.EJECTION,
        SampleReports.ejection(),
        ReportJson::write,
        ReportJson::readEjection);
  }

  @Test
  void proofs() {
    there_and_back(
        ReportFormat.PROOFS,
        SampleReports.proofs(),
        ReportJson::writeProofs,
        ReportJson::readProofs);
  }

  @Test
  void what_was_done_in_a_fleet() {
    there_and_back(
        ReportFormat.FLEET, SampleReports.fleet(), ReportJson::write, ReportJson::readFleet);
  }

  @Test
  void a_newer_version_is_refused_and_says_what_to_do() {
    String newer =
        ReportJson.write(SampleReports.plan()).replace("\"version\": 1", "\"version\": 2");

    assertThatThrownBy(() -> ReportJson.readPlan(newer))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "This report is of version 2 of the format 'dev.oneledger/plan', and this version of the library reads up to version 1. Upgrade the library.");
  }

  @Test
  void another_format_is_refused() {
    assertThatThrownBy(() -> ReportJson.readStatus(ReportJson.write(SampleReports.plan())))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "This report cannot be read: at /format expected 'dev.oneledger/status', found another format: read it as what it is.");
  }

  @Test
  void a_text_longer_than_most_is_read_back() {
    Finding finding =
        new Finding(FindingCode.values()[0], "long", "x".repeat(20_000_001), "Nothing.");

    assertThat(ReportJson.readFindings(ReportJson.writeFindings(List.of(finding))))
        .containsExactly(finding);
  }

  @Test
  void fields_that_nobody_knows_yet_are_left_out() {
    String later =
        ReportJson.write(SampleReports.drift())
            .replace("\"label\":", "\"later\": {\"x\": [1, null]},\n\"label\":");

    assertThat(ReportJson.readDrift(later)).isEqualTo(SampleReports.drift());
  }

  @Test
  void a_code_that_nobody_knows_yet_is_refused() {
    String later = ReportJson.write(SampleReports.drift()).replace("\"D002\"", "\"D999\"");

    assertThatThrownBy(() -> ReportJson.readDrift(later))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("at /rows/3/finding/code expected the code of a finding")
        .hasMessageEndingWith("upgrade it.");
  }

  @Test
  void what_is_missing_is_named_with_its_place() {
    String without =
        ReportJson.write(SampleReports.matrix()).replaceFirst("\"label\":", "\"lable\":");

    assertThatThrownBy(() -> ReportJson.readStatus(without))
        .hasMessage(
            "This report cannot be read: at /migrations/0/label expected a text, found nothing.");
  }

  @Test
  void what_a_value_does_not_stand_for_is_named_with_its_place() {
    String json = ReportJson.writeProofs(SampleReports.proofs());

    assertThatThrownBy(
            () -> ReportJson.readProofs(json.replace("\"2026-01-15T12:00:00Z\"", "\"noon\"")))
        .hasMessageContaining("at /proofs/0/at expected a moment");
    assertThatThrownBy(() -> ReportJson.readProofs(json.replace("sha256:", "md5:")))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("At /proofs/0/textHash: Malformed hash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "3",
        "{",
        "{}",
        "{} {}",
        "<html>",
        "{\"format\": 1}",
        "{\"format\": \"dev.oneledger/plan\", \"format\": \"dev.oneledger/plan\", \"version\": 1}",
        "{\"format\": \"dev.oneledger/plan\", \"version\": 1.5}",
        "{\"format\": \"dev.oneledger/plan\", \"version\": 0}",
        "{\"format\": \"dev.oneledger/plan\", \"version\": 1}"
      })
  void anything_else_is_refused_in_words(String json) {
    assertThatThrownBy(() -> ReportJson.readPlan(json))
        .isInstanceOf(LedgerException.class)
        .hasMessageMatching("(?s)This .*");
  }

  @Test
  void nothing_of_a_text_that_cannot_be_read_is_quoted() {
    assertThatThrownBy(() -> ReportJson.readPlan("{\"format\": hunter2}"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 1")
        .hasMessageNotContaining("hunter2");
  }
}
