package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.Plan;
import dev.oneledger.SyncReport;

/** What a sync would do, and what one did. */
final class SyncForms {
  private SyncForms() {}

  static ObjectNode write(Plan plan) {
    ObjectNode form =
        Json.object()
            .put("environment", plan.environment())
            .put("mode", Json.word(plan.mode()))
            .put("summary", plan.summary())
            .put("blocked", plan.isBlocked());
    form.set("steps", Json.list(plan.steps(), SyncForms::write));
    form.set("findings", Json.findings(plan.findings()));
    return form;
  }

  static Plan readPlan(JsonValue value) {
    return new Plan(
        value.field("environment").text(),
        value.field("mode").word(Mode.class),
        value.field("steps").list(SyncForms::step),
        FindingForm.list(value),
        value.field("summary").text());
  }

  private static ObjectNode write(Plan.Step step) {
    return Json.object()
        .put("migration", step.id().toString())
        .put("reason", step.reason())
        .put("sql", step.sql());
  }

  private static Plan.Step step(JsonValue value) {
    return new Plan.Step(
        value.field("migration").as(MigrationId::parse),
        value.field("reason").text(),
        value.field("sql").text());
  }

  static ObjectNode write(SyncReport report) {
    ObjectNode form =
        Json.object()
            .put("environment", report.environment())
            .put("mode", Json.word(report.mode()))
            .put("summary", report.summary());
    form.set("applied", Json.texts(report.applied()));
    form.set("findings", Json.findings(report.findings()));
    return form;
  }

  static SyncReport readSync(JsonValue value) {
    return new SyncReport(
        value.field("environment").text(),
        value.field("mode").word(Mode.class),
        value.field("applied").list(id -> id.as(MigrationId::parse)),
        FindingForm.list(value),
        value.field("summary").text());
  }
}
