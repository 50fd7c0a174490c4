package dev.oneledger.internal.bundle;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import dev.oneledger.Assurances;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes the manifest of a bundle, {@code release-bundle.yaml}: fields in fixed order, and one text
 * for the same data.
 */
final class Manifest {
  static final String FORMAT = "oneledger-bundle-1";

  /** What every YAML and JSON reader takes for the same whole number. */
  private static final Pattern PLAIN_NUMBER = Pattern.compile("0|[1-9]\\d{0,14}");

  private final ManifestData data;

  private Manifest(ManifestData data) {
    this.data = data;
  }

  /** The manifest that says this. */
  static String text(ManifestData data) {
    Manifest manifest = new Manifest(data);
    StringWriter text = new StringWriter();
    try (YAMLGenerator yaml = StableYaml.generator(text)) {
      yaml.writeStartObject();
      manifest.writeWhatTeamsRead(yaml);
      manifest.writeWhatToolsRead(yaml);
      yaml.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void writeWhatTeamsRead(YAMLGenerator yaml) throws IOException {
    yaml.writeStringField("release_id", data.release().id());
    yaml.writeStringField("generated", data.generated().toString());
    yaml.writeArrayFieldStart("sql");
    for (MigrationId id : data.attached()) {
      yaml.writeString(BundleFile.sqlName(id));
    }
    yaml.writeEndArray();
    yaml.writeObjectFieldStart("checksums");
    Map<MigrationId, Hash> texts = new HashMap<>();
    data.lineage().pins().forEach(pin -> texts.putIfAbsent(pin.id(), pin.textHash()));
    for (MigrationId id : data.attached()) {
      yaml.writeStringField(
          BundleFile.sqlName(id), Objects.requireNonNull(texts.get(id)).toString());
    }
    yaml.writeEndObject();
    yaml.writeArrayFieldStart("apply_order");
    for (MigrationId id : data.attached()) {
      writeRevision(yaml, id);
    }
    yaml.writeEndArray();
    yaml.writeBooleanField("replayable", data.replayable());
    yaml.writeStringField("rollback_plan", BundleWriter.NOTES + "#rollback");
  }

  /** A migration in {@code apply_order}. */
  static String revision(MigrationId id) {
    return id.revision() == null ? id.toString() : id.revision().canonical();
  }

  private static void writeRevision(YAMLGenerator yaml, MigrationId id) throws IOException {
    String revision = revision(id);
    if (PLAIN_NUMBER.matcher(revision).matches()) {
      yaml.writeNumber(Long.parseLong(revision));
    } else {
      yaml.writeString(revision);
    }
  }

  private void writeWhatToolsRead(YAMLGenerator yaml) throws IOException {
    ReleaseName release = data.release();
    yaml.writeStringField("format", FORMAT);
    yaml.writeStringField("app", release.app());
    yaml.writeStringField("version", release.version());
    yaml.writeNumberField("release_sequence", release.sequence());
    yaml.writeNumberField("release_revision", release.revision());
    yaml.writeStringField("dialect", data.dialect().name().toLowerCase(Locale.ROOT));
    writeChain(yaml);
    yaml.writeArrayFieldStart("layouts");
    for (String layout : data.layouts()) {
      yaml.writeString(layout);
    }
    yaml.writeEndArray();
    yaml.writeStringField("lineage_digest", data.lineage().digest().toString());
    yaml.writeArrayFieldStart("lineage");
    for (Lineage.Pin pin : data.lineage().pins()) {
      writePin(yaml, pin);
    }
    yaml.writeEndArray();
  }

  private void writeChain(YAMLGenerator yaml) throws IOException {
    Predecessor previous = data.previous();
    writeText(yaml, "previous_lineage_digest", previous == null ? null : previous.lineage());
    writeText(yaml, "previous_bundle_digest", previous == null ? null : previous.bundle());
    ReleaseConditions conditions = data.conditions();
    writeText(yaml, "expires", conditions.expires());
    yaml.writeArrayFieldStart("environments");
    for (String environment : conditions.environments()) {
      yaml.writeString(environment);
    }
    yaml.writeEndArray();
    ReleaseConditions.Prefix requires = conditions.requires();
    if (requires == null) {
      yaml.writeNullField("requires");
    } else {
      yaml.writeObjectFieldStart("requires");
      yaml.writeStringField("release_id", requires.release());
      yaml.writeNumberField("migrations", requires.migrations());
      yaml.writeStringField("lineage_digest", requires.lineage().toString());
      yaml.writeEndObject();
    }
  }

  private void writePin(YAMLGenerator yaml, Lineage.Pin pin) throws IOException {
    yaml.writeStartObject();
    yaml.writeStringField("id", pin.id().toString());
    yaml.writeStringField("file", BundleFile.sql(pin.id()));
    yaml.writeStringField("sha256", pin.textHash().hex());
    writeText(yaml, "rollback", pin.rollbackHash() == null ? null : BundleFile.rollback(pin.id()));
    writeText(
        yaml, "rollback_sha256", pin.rollbackHash() == null ? null : pin.rollbackHash().hex());
    yaml.writeBooleanField("transactional", !data.outsideTransactions().contains(pin.id()));
    Assurances known = data.assurances(pin.id());
    yaml.writeStringField("replayable", known.replayable().label());
    yaml.writeStringField("reversible", known.reversible().label());
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
}
