package dev.oneledger.internal.bundle;

import dev.oneledger.Assurance;
import dev.oneledger.Assurances;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The {@code lineage} of a manifest.
 *
 * @param lineage the migrations
 * @param outsideTransactions those that cannot run in a transaction
 * @param assurances what is known of each
 */
record ManifestLineage(
    Lineage lineage,
    Set<MigrationId> outsideTransactions,
    Map<MigrationId, Assurances> assurances) {

  static ManifestLineage read(StrictYaml yaml) {
    List<Lineage.Pin> pins = new ArrayList<>();
    Set<MigrationId> seen = new HashSet<>();
    Set<MigrationId> outside = new HashSet<>();
    Map<MigrationId, Assurances> assurances = new HashMap<>();
    yaml.field("lineage").startList();
    while (yaml.nextItemIsMap()) {
      MigrationId id = id(yaml);
      if (!seen.add(id)) {
        throw yaml.refused("migration %s is there twice".formatted(id));
      }
      Lineage.Pin pin = pin(yaml, id);
      pins.add(pin);
      if (!yaml.field("transactional").nextFlag()) {
        outside.add(id);
      }
      assurances.put(id, assurances(yaml, pin));
      yaml.endMap();
    }
    return new ManifestLineage(new Lineage(pins), outside, assurances);
  }

  private static Assurances assurances(StrictYaml yaml, Lineage.Pin pin) {
    Assurance replayable = assurance(yaml, "replayable");
    Assurance reversible = assurance(yaml, "reversible");
    if (pin.rollbackHash() == null && reversible != Assurance.NO) {
      throw yaml.refused(
          "reversible is 'no' where there is no rollback, found '%s'"
              .formatted(reversible.label()));
    }
    return new Assurances(replayable, reversible);
  }

  private static Assurance assurance(StrictYaml yaml, String field) {
    return yaml.as(yaml.field(field).nextText(), Assurance::ofLabel);
  }

  private static MigrationId id(StrictYaml yaml) {
    String text = yaml.field("id").nextText();
    MigrationId id = yaml.as(text, MigrationId::parse);
    if (!id.toString().equals(text)) {
      throw yaml.refused("the id '%s' is written '%s'".formatted(Refusal.quoted(text), id));
    }
    return id;
  }

  private static Lineage.Pin pin(StrictYaml yaml, MigrationId id) {
    is(yaml, "file", yaml.field("file").nextText(), BundleFile.sql(id));
    Hash text = sum(yaml, yaml.field("sha256").nextText());
    String rollback = yaml.field("rollback").nextTextOrNull();
    if (rollback != null) {
      is(yaml, "rollback", rollback, BundleFile.rollback(id));
    }
    String rollbackSum = yaml.field("rollback_sha256").nextTextOrNull();
    if ((rollback == null) != (rollbackSum == null)) {
      throw yaml.refused("rollback and rollback_sha256 are both there or both null");
    }
    return new Lineage.Pin(id, text, sumOrNull(yaml, rollbackSum));
  }

  private static void is(StrictYaml yaml, String field, String actual, String expected) {
    if (!actual.equals(expected)) {
      throw yaml.refused(
          "the %s of this id is '%s', found '%s'"
              .formatted(field, expected, Refusal.quoted(actual)));
    }
  }

  private static @Nullable Hash sumOrNull(StrictYaml yaml, @Nullable String hex) {
    return hex == null ? null : sum(yaml, hex);
  }

  private static Hash sum(StrictYaml yaml, String hex) {
    return yaml.as(hex, digits -> new Hash(Hash.SHA256, digits));
  }
}
