package dev.oneledger.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneledger.Approval;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseConditions.Prefix;
import dev.oneledger.ReleaseName;
import dev.oneledger.ReleaseReport;
import dev.oneledger.ReleaseReport.Item;
import java.time.Instant;
import java.util.TreeSet;

/** The releases of an application. */
final class ReleasesForm {
  private ReleasesForm() {}

  static ObjectNode write(ReleaseReport report) {
    ObjectNode form = Json.object().put("app", report.app());
    form.set("releases", Json.list(report.releases(), ReleasesForm::write));
    return form;
  }

  static ReleaseReport read(JsonValue value) {
    return new ReleaseReport(
        value.field("app").text(), value.field("releases").list(ReleasesForm::item));
  }

  private static ObjectNode write(Item item) {
    ReleaseName name = item.name();
    ObjectNode form =
        Json.object()
            .put("app", name.app())
            .put("id", name.id())
            .put("releaseVersion", name.version())
            .put("sequence", name.sequence())
            .put("revision", name.revision())
            .put("cutAt", item.cutAt().toString())
            .put("bundleDigest", item.bundleDigest().toString())
            .put("lineageDigest", item.lineage().digest().toString());
    form.set("attached", Json.texts(item.attached()));
    form.set("lineage", Json.list(item.lineage().pins(), ReleasesForm::write));
    form.set("conditions", write(item.conditions()));
    form.set("approvals", Json.list(item.approvals(), ReleasesForm::write));
    return form;
  }

  private static Item item(JsonValue value) {
    return new Item(
        new ReleaseName(
            value.field("app").text(),
            value.field("id").text(),
            value.field("releaseVersion").text(),
            value.field("sequence").smallNumber(),
            value.field("revision").smallNumber()),
        value.field("cutAt").as(Instant::parse),
        value.field("attached").list(id -> id.as(MigrationId::parse)),
        new Lineage(value.field("lineage").list(ReleasesForm::pin)),
        conditions(value.field("conditions")),
        value.field("bundleDigest").as(Hash::parse),
        value.field("approvals").list(ReleasesForm::approval));
  }

  private static ObjectNode write(Lineage.Pin pin) {
    return Json.object()
        .put("migration", pin.id().toString())
        .put("textHash", pin.textHash().toString())
        .put("rollbackHash", Json.textOrNull(pin.rollbackHash()));
  }

  private static Lineage.Pin pin(JsonValue value) {
    return new Lineage.Pin(
        value.field("migration").as(MigrationId::parse),
        value.field("textHash").as(Hash::parse),
        value.field("rollbackHash").orNull(hash -> hash.as(Hash::parse)));
  }

  private static ObjectNode write(ReleaseConditions conditions) {
    ObjectNode form = Json.object().put("expires", Json.textOrNull(conditions.expires()));
    form.set("environments", Json.texts(conditions.environments()));
    form.set("requires", Json.orNull(conditions.requires(), ReleasesForm::write));
    return form;
  }

  private static ReleaseConditions conditions(JsonValue value) {
    return new ReleaseConditions(
        value.field("expires").orNull(expires -> expires.as(Instant::parse)),
        new TreeSet<>(value.field("environments").list(JsonValue::text)),
        value.field("requires").orNull(ReleasesForm::prefix));
  }

  private static ObjectNode write(Prefix prefix) {
    return Json.object()
        .put("release", prefix.release())
        .put("migrations", prefix.migrations())
        .put("lineage", prefix.lineage().toString());
  }

  private static Prefix prefix(JsonValue value) {
    return new Prefix(
        value.field("release").text(),
        value.field("migrations").smallNumber(),
        value.field("lineage").as(Hash::parse));
  }

  private static ObjectNode write(Approval approval) {
    return Json.object()
        .put("who", approval.who())
        .put("why", approval.why())
        .put("at", approval.at().toString());
  }

  private static Approval approval(JsonValue value) {
    return new Approval(
        value.field("who").text(), value.field("why").text(), value.field("at").as(Instant::parse));
  }
}
