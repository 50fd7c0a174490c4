package dev.oneledger.internal.bundle;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.BundleContents;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The manifest of a bundle, {@code release-bundle.yaml}: fields in fixed order. */
final class Manifest {
  static final String FORMAT = "oneledger-bundle-1";

  /** What every YAML and JSON reader takes for the same whole number. */
  private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9]\\d{0,14}");

  private final BundleContents contents;
  private final List<String> layouts;

  Manifest(BundleContents contents, List<String> layouts) {
    this.contents = contents;
    this.layouts = layouts;
  }

  String text() {
    StringWriter text = new StringWriter();
    try (YAMLGenerator yaml = StableYaml.generator(text)) {
      yaml.writeStartObject();
      writeWhatTeamsRead(yaml);
      writeWhatToolsRead(yaml);
      yaml.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void writeWhatTeamsRead(YAMLGenerator yaml) throws IOException {
    yaml.writeStringField("release_id", contents.release().id());
    yaml.writeStringField("generated", contents.generated().toString());
    yaml.writeArrayFieldStart("sql");
    for (MigrationId id : contents.attached()) {
      yaml.writeString(BundleFile.sqlName(id));
    }
    yaml.writeEndArray();
    yaml.writeObjectFieldStart("checksums");
    for (MigrationId id : contents.attached()) {
      yaml.writeStringField(
          BundleFile.sqlName(id), contents.lineage().pin(id).orElseThrow().textHash().toString());
    }
    yaml.writeEndObject();
    yaml.writeArrayFieldStart("apply_order");
    for (MigrationId id : contents.attached()) {
      writeRevision(yaml, id);
    }
    yaml.writeEndArray();
    yaml.writeBooleanField("replayable", isReplayable());
    yaml.writeStringField("rollback_plan", BundleWriter.NOTES + "#rollback");
  }

  private static void writeRevision(YAMLGenerator yaml, MigrationId id) throws IOException {
    String revision = id.revision() == null ? id.toString() : id.revision().canonical();
    if (PLAIN_NUMBER.matcher(revision).matches()) {
      yaml.writeNumber(Long.parseLong(revision));
    } else {
      yaml.writeString(revision);
    }
  }

  private void writeWhatToolsRead(YAMLGenerator yaml) throws IOException {
    ReleaseName release = contents.release();
    yaml.writeStringField("format", FORMAT);
    yaml.writeStringField("app", release.app());
    yaml.writeStringField("version", release.version());
    yaml.writeNumberField("release_sequence", release.sequence());
    yaml.writeNumberField("release_revision", release.revision());
    yaml.writeStringField("lineage_digest", contents.lineage().digest().toString());
    writeText(yaml, "previous_lineage_digest", contents.previousLineage());
    yaml.writeArrayFieldStart("layouts");
    for (String layout : layouts) {
      yaml.writeString(layout);
    }
    yaml.writeEndArray();
    yaml.writeArrayFieldStart("lineage");
    for (Migration migration : contents.migrations()) {
      writePin(yaml, migration, Lineage.Pin.of(migration));
    }
    yaml.writeEndArray();
  }

  private static void writePin(YAMLGenerator yaml, Migration migration, Lineage.Pin pin)
      throws IOException {
    yaml.writeStartObject();
    yaml.writeStringField("id", pin.id().toString());
    yaml.writeStringField("file", BundleFile.sql(pin.id()));
    yaml.writeStringField("sha256", pin.textHash().hex());
    writeText(yaml, "rollback", pin.rollbackHash() == null ? null : BundleFile.rollback(pin.id()));
    writeText(
        yaml, "rollback_sha256", pin.rollbackHash() == null ? null : pin.rollbackHash().hex());
    yaml.writeBooleanField("transactional", migration.transactional());
    yaml.writeEndObject();
  }

  private static void writeText(YAMLGenerator yaml, String name, @Nullable Object value)
      throws IOException {
    if (value == null) {
      yaml.writeNullField(name);
    } else {
      yaml.writeStringField(name, value.toString());
    }
  }

  /** Known only if the words of every attached statement make a second run harmless. */
  private boolean isReplayable() {
    return contents.migrations().stream()
        .filter(migration -> contents.attached().contains(migration.id()))
        .allMatch(this::isGuarded);
  }

  private boolean isGuarded(Migration migration) {
    try {
      SqlScript script = SqlSplitter.split(migration.apply().text(), contents.dialect());
      return OuterTransaction.strip(script).statements().stream()
          .allMatch(statement -> statement.classification().guarded());
    } catch (LedgerException notKnown) {
      return false;
    }
  }
}
