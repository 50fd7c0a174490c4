package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.Facts;
import dev.oneledger.DriftReport.Row;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Hash;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.spi.Verdict;
import java.time.Instant;
import java.util.TreeMap;

/** The drift report of an environment. */
final class DriftForm {
  private DriftForm() {}

  static ObjectNode write(DriftReport report) {
    ObjectNode form =
        Json.object()
            .put("environment", report.environment())
            .put("mode", Json.word(report.mode()))
            .put("asOf", Json.textOrNull(report.asOf()))
            .put("source", report.source())
            .put("hasDrift", report.hasDrift());
    form.set("rows", Json.list(report.rows(), DriftForm::write));
    form.set("findings", Json.findings(report.findings()));
    form.set("waived", Json.list(report.waived(), FindingForm::write));
    return form;
  }

  static DriftReport read(JsonValue value) {
    return new DriftReport(
        value.field("environment").text(),
        value.field("mode").word(Mode.class),
        value.field("asOf").orNull(asOf -> asOf.as(Instant::parse)),
        value.field("source").text(),
        value.field("rows").list(DriftForm::row),
        FindingForm.list(value),
        value.field("waived").list(FindingForm::readWaived));
  }

  private static ObjectNode write(Row row) {
    ObjectNode form =
        Json.object()
            .put("label", row.label())
            .put("ours", row.ours())
            .put("theirs", row.theirs())
            .put("state", Json.word(row.state()));
    form.set("finding", Json.orNull(row.finding(), FindingForm::write));
    form.put("diff", row.diff());
    form.set("verdict", Json.orNull(row.verdict(), DriftForm::write));
    form.set("details", Json.texts(row.details()));
    form.set("facts", write(row.facts()));
    return form;
  }

  private static Row row(JsonValue value) {
    return new Row(
        value.field("label").text(),
        value.field("ours").text(),
        value.field("theirs").text(),
        value.field("state").word(RowState.class),
        value.field("finding").orNull(FindingForm::read),
        value.field("diff").orNull(JsonValue::text),
        value.field("verdict").orNull(DriftForm::verdict),
        new TreeMap<>(value.field("details").map(JsonValue::text)),
        facts(value.field("facts")));
  }

  private static ObjectNode write(Verdict verdict) {
    return Json.object()
        .put("outcome", Json.word(verdict.outcome()))
        .put("algorithm", verdict.algorithm())
        .put("theirs", verdict.theirs())
        .put("ours", verdict.ours())
        .put("limits", verdict.limits());
  }

  private static Verdict verdict(JsonValue value) {
    return new Verdict(
        value.field("outcome").word(Verdict.Outcome.class),
        value.field("algorithm").text(),
        value.field("theirs").orNull(JsonValue::text),
        value.field("ours").orNull(JsonValue::text),
        value.field("limits").text());
  }

  private static ObjectNode write(Facts facts) {
    return Json.object()
        .put("migration", Json.textOrNull(facts.migration()))
        .put("ours", Json.textOrNull(facts.ours()))
        .put("theirs", Json.textOrNull(facts.theirs()))
        .put("at", Json.textOrNull(facts.at()))
        .put("who", facts.who());
  }

  private static Facts facts(JsonValue value) {
    return new Facts(
        value.field("migration").orNull(id -> id.as(MigrationId::parse)),
        value.field("ours").orNull(hash -> hash.as(Hash::parse)),
        value.field("theirs").orNull(hash -> hash.as(Hash::parse)),
        value.field("at").orNull(at -> at.as(Instant::parse)),
        value.field("who").orNull(JsonValue::text));
  }
}
