package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.Ejection;
import dev.oneledger.MigrationId;
import java.util.TreeMap;

/** An environment handed over to another tool, with the files that do it. */
final class EjectionForm {
  private EjectionForm() {}

  static ObjectNode write(Ejection ejection) {
    ObjectNode form =
        Json.object().put("environment", ejection.environment()).put("tool", ejection.tool());
    form.set("applied", Json.texts(ejection.applied()));
    form.set("byName", Json.texts(ejection.byName()));
    form.set("files", Json.texts(ejection.files()));
    return form;
  }

  static Ejection read(JsonValue value) {
    return new Ejection(
        value.field("environment").text(),
        value.field("tool").text(),
        new TreeMap<>(value.field("files").map(JsonValue::text)),
        value.field("applied").list(id -> id.as(MigrationId::parse)),
        value.field("byName").list(id -> id.as(MigrationId::parse)));
  }
}
