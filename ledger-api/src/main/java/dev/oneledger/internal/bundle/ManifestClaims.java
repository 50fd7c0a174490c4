package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a manifest says about the attached migrations before it comes to the lineage. */
final class ManifestClaims {
  private final List<StrictYaml.At<String>> sql = new ArrayList<>();
  private final List<StrictYaml.At<String>> checksums = new ArrayList<>();
  private final List<StrictYaml.At<String>> order = new ArrayList<>();
  private final Refusal refusal;

  private ManifestClaims(Refusal refusal) {
    this.refusal = refusal;
  }

  /** Reads {@code sql}, {@code checksums} and {@code apply_order}. */
  static ManifestClaims read(StrictYaml yaml, Refusal refusal) {
    ManifestClaims claims = new ManifestClaims(refusal);
    claims.readSql(yaml);
    claims.readChecksums(yaml);
    claims.readOrder(yaml);
    return claims;
  }

  private void readSql(StrictYaml yaml) {
    yaml.field("sql").startList();
    Set<String> seen = new HashSet<>();
    String file = yaml.nextItem();
    while (file != null) {
      if (!seen.add(file)) {
        throw yaml.refused("'%s' is there twice".formatted(Refusal.quoted(file)));
      }
      sql.add(new StrictYaml.At<>(file, yaml.line()));
      file = yaml.nextItem();
    }
  }

  private void readChecksums(StrictYaml yaml) {
    yaml.field("checksums").startMap();
    String file = yaml.nextField();
    while (file != null) {
      int line = yaml.line();
      Hash sum = yaml.as(yaml.nextText(), Hash::parse);
      checksums.add(new StrictYaml.At<>(file + ": " + sum, line));
      file = yaml.nextField();
    }
  }

  private void readOrder(StrictYaml yaml) {
    yaml.field("apply_order").startList();
    String revision = yaml.nextItemOrNumber();
    while (revision != null) {
      order.add(new StrictYaml.At<>(revision, yaml.line()));
      revision = yaml.nextItemOrNumber();
    }
  }

  void checkDigest(Hash digest, int line, Lineage lineage) {
    if (!digest.equals(lineage.digest())) {
      throw contradiction(
          line,
          "lineage_digest is not the lineage's: expected %s, found %s"
              .formatted(lineage.digest(), digest));
    }
  }

  void checkRequired(ReleaseConditions.@Nullable Prefix requires, int line, Lineage lineage) {
    if (requires != null && !requires.begins(lineage)) {
      throw contradiction(
          line,
          "requires wants %s versioned migrations with the lineage digest %s, and the lineage does not begin with such"
              .formatted(requires.migrations(), requires.lineage()));
    }
  }

  void checkReplayable(boolean found, int line, boolean expected) {
    if (found != expected) {
      throw contradiction(
          line,
          "replayable is true where no attached migration has 'no' for it: expected %s, found %s"
              .formatted(expected, found));
    }
  }

  /** The attached migrations, if what was said of them agrees with their lineage. */
  List<MigrationId> attached(Lineage lineage) {
    Map<String, Integer> places = new HashMap<>();
    List<Lineage.Pin> pins = lineage.pins();
    for (int place = 0; place < pins.size(); place++) {
      places.put(BundleFile.sqlName(pins.get(place).id()), place);
    }
    List<Lineage.Pin> attached = new ArrayList<>();
    int last = -1;
    for (StrictYaml.At<String> file : sql) {
      Integer place = places.get(file.value());
      if (place == null || place < last) {
        throw contradiction(
            file.line(),
            "'%s' is not in the lineage%s"
                .formatted(
                    Refusal.quoted(file.value()),
                    place == null ? "" : " behind the one before it"));
      }
      attached.add(pins.get(place));
      last = place;
    }
    same("checksums", checksums, attached.stream().map(ManifestClaims::checksum).toList());
    same("apply_order", order, attached.stream().map(ManifestClaims::revision).toList());
    return attached.stream().map(Lineage.Pin::id).toList();
  }

  private static String checksum(Lineage.Pin pin) {
    return BundleFile.sqlName(pin.id()) + ": " + pin.textHash();
  }

  private static String revision(Lineage.Pin pin) {
    return Manifest.revision(pin.id());
  }

  private void same(String field, List<StrictYaml.At<String>> actual, List<String> expected) {
    for (int i = 0; i < Math.max(actual.size(), expected.size()); i++) {
      String wanted = i < expected.size() ? expected.get(i) : null;
      StrictYaml.@Nullable At<String> found = i < actual.size() ? actual.get(i) : null;
      if (found == null || !found.value().equals(wanted)) {
        throw contradiction(
            found == null ? lastLine(actual) : found.line(),
            "%s must follow sql and lineage: expected %s, found %s"
                .formatted(
                    field,
                    wanted == null ? "no more" : "'" + wanted + "'",
                    found == null ? "no more" : "'" + Refusal.quoted(found.value()) + "'"));
      }
    }
  }

  private int lastLine(List<StrictYaml.At<String>> items) {
    List<StrictYaml.At<String>> lines = items.isEmpty() ? sql : items;
    return lines.isEmpty() ? 1 : lines.get(lines.size() - 1).line();
  }

  private FindingsException contradiction(int line, String rule) {
    return refusal.of(FindingCode.MANIFEST_CONTRADICTS, BundleWriter.MANIFEST + ":" + line, rule);
  }
}
