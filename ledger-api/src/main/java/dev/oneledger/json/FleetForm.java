package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.FleetReport;
import dev.oneledger.FleetReport.Group;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.MigrationId;

/** What was done in a fleet, environments that came to the same together. */
final class FleetForm {
  private FleetForm() {}

  static ObjectNode write(FleetReport report) {
    ObjectNode form = Json.object().put("app", report.app()).put("stop", report.stop());
    ObjectNode counts = Json.object();
    for (Outcome outcome : Outcome.values()) {
      counts.put(Json.word(outcome), report.count(outcome));
    }
    form.set("counts", counts);
    form.set("groups", Json.list(report.groups(), FleetForm::write));
    form.set("matrix", Json.orNull(report.matrix(), StatusForm::write));
    return form;
  }

  private static ObjectNode write(Group group) {
    ObjectNode form = Json.object().put("outcome", Json.word(group.outcome()));
    form.set("migrations", Json.texts(group.migrations()));
    form.put("message", group.message());
    form.set("environments", Json.texts(group.environments()));
    return form;
  }

  static FleetReport read(JsonValue value) {
    return new FleetReport(
        value.field("app").text(),
        value.field("groups").list(FleetForm::group),
        value.field("stop").orNull(JsonValue::text),
        value.field("matrix").orNull(StatusForm::read));
  }

  private static Group group(JsonValue value) {
    return new Group(
        value.field("outcome").word(Outcome.class),
        value.field("migrations").list(id -> id.as(MigrationId::parse)),
        value.field("message").text(),
        value.field("environments").list(JsonValue::text));
  }
}
