package dev.oneledger.internal.bundle;

import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code release-bundle.yaml} in the one form that {@link Manifest} writes: what was read,
 * written again, must be the same bytes. Every refusal says rule and line.
 */
final class ManifestReader {
  private static final Pattern FORMAT_LINE = Pattern.compile("(?m)^format:[ \t]*(.*)$");
  private static final Pattern LATER = Pattern.compile("oneledger-bundle-([2-9]|[1-9][0-9]+)");
  private static final String PLAN = BundleWriter.NOTES + "#rollback";

  private final Refusal refusal;

  ManifestReader(Refusal refusal) {
    this.refusal = refusal;
  }

  /**
   * What these bytes say.
   *
   * @throws FindingsException if they are not a manifest, or contradict themselves
   */
  ManifestData read(byte[] bytes) {
    String text = decoded(bytes);
    refuseOtherFormat(text);
    ManifestData data = parsed(text);
    FirstDifference.between(Manifest.text(data), text)
        .ifPresent(
            difference -> {
              throw refused(difference.line(), "it is not in canonical form: " + difference);
            });
    return data;
  }

  private String decoded(byte[] bytes) {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(source).toString();
    } catch (CharacterCodingException malformed) {
      String before = new String(bytes, 0, source.position(), StandardCharsets.UTF_8);
      int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
      throw refused(line, "it is not UTF-8 after byte " + source.position());
    }
  }

  /** First of all: another format may have anything in any form. */
  private void refuseOtherFormat(String text) {
    Matcher matcher = FORMAT_LINE.matcher(text);
    if (matcher.find() && !matcher.group(1).equals(Manifest.FORMAT)) {
      int line =
          1 + (int) text.substring(0, matcher.start()).chars().filter(c -> c == '\n').count();
      String found = Refusal.quoted(matcher.group(1));
      throw refused(
          line,
          LATER.matcher(found).matches()
              ? "its format is '%s', this version of OneLedger reads %s: upgrade OneLedger to read it"
                  .formatted(found, Manifest.FORMAT)
              : "expected format %s, found '%s'".formatted(Manifest.FORMAT, found));
    }
  }

  private ManifestData parsed(String text) {
    if (text.startsWith("\ufeff")) {
      throw refused(1, "it begins with a byte order mark, which no file of a bundle has");
    }
    try (StrictYaml yaml = new StrictYaml(text, refusal)) {
      yaml.startMap();
      ManifestData data = fields(yaml);
      yaml.endMap();
      yaml.end();
      return data;
    }
  }

  private ManifestData fields(StrictYaml yaml) {
    String id = named(yaml, "release_id", NameForm.RELEASE_ID);
    Instant generated = moment(yaml, yaml.field("generated").nextText());
    ManifestClaims claims = ManifestClaims.read(yaml, refusal);
    boolean replayable = yaml.field("replayable").nextFlag();
    int replayableLine = yaml.line();
    oneOf(yaml, "rollback_plan", PLAN);
    oneOf(yaml, "format", Manifest.FORMAT);
    ReleaseName name =
        new ReleaseName(
            named(yaml, "app", NameForm.NAME),
            id,
            named(yaml, "version", NameForm.VERSION),
            fromOne(yaml, "release_sequence"),
            fromOne(yaml, "release_revision"));
    SqlDialect dialect = dialect(yaml);
    Predecessor previous = previous(yaml);
    ReleaseConditions conditions = conditions(yaml);
    int requiresLine = yaml.field("requires").line();
    ReleaseConditions.Prefix requires = yaml.nextIsMap() ? prefix(yaml) : null;
    List<String> layouts = layouts(yaml);
    Hash digest = yaml.as(yaml.field("lineage_digest").nextText(), Hash::parse);
    int digestLine = yaml.line();
    ManifestLineage lineage = ManifestLineage.read(yaml);
    claims.checkDigest(digest, digestLine, lineage.lineage());
    claims.checkRequired(requires, requiresLine, lineage.lineage());
    ManifestData data =
        new ManifestData(
            name,
            generated,
            claims.attached(lineage.lineage()),
            previous,
            new ReleaseConditions(conditions.expires(), conditions.environments(), requires),
            dialect,
            layouts,
            lineage.lineage(),
            lineage.outsideTransactions(),
            lineage.assurances());
    claims.checkReplayable(replayable, replayableLine, data.replayable());
    return data;
  }

  private static String named(StrictYaml yaml, String field, NameForm form) {
    String text = yaml.field(field).nextText();
    form.objection(text).ifPresent(rule -> refuse(yaml, field, rule));
    return text;
  }

  private static void refuse(StrictYaml yaml, String field, String rule) {
    throw yaml.refused(field + ": " + rule);
  }

  private static void oneOf(StrictYaml yaml, String field, String only) {
    String found = yaml.field(field).nextText();
    if (!found.equals(only)) {
      throw yaml.refused("%s is '%s', found '%s'".formatted(field, only, Refusal.quoted(found)));
    }
  }

  private static int fromOne(StrictYaml yaml, String field) {
    int number = yaml.field(field).nextNumber();
    if (number < 1) {
      throw yaml.refused(field + " counts from 1, found " + number);
    }
    return number;
  }

  private static Instant moment(StrictYaml yaml, String text) {
    return yaml.as(text, Instant::parse);
  }

  private static SqlDialect dialect(StrictYaml yaml) {
    String name = yaml.field("dialect").nextText();
    for (SqlDialect dialect : SqlDialect.values()) {
      if (dialect.name().toLowerCase(Locale.ROOT).equals(name)) {
        return dialect;
      }
    }
    throw yaml.refused("the dialect '%s' is not known".formatted(Refusal.quoted(name)));
  }

  private static @Nullable Predecessor previous(StrictYaml yaml) {
    Hash lineage = hashOrNull(yaml, "previous_lineage_digest");
    Hash bundle = hashOrNull(yaml, "previous_bundle_digest");
    if ((lineage == null) != (bundle == null)) {
      throw yaml.refused(
          "previous_lineage_digest and previous_bundle_digest are both there or both null");
    }
    return lineage == null || bundle == null ? null : new Predecessor(lineage, bundle);
  }

  private static @Nullable Hash hashOrNull(StrictYaml yaml, String field) {
    String text = yaml.field(field).nextTextOrNull();
    return text == null ? null : yaml.as(text, Hash::parse);
  }

  /** But for what is required. */
  private static ReleaseConditions conditions(StrictYaml yaml) {
    String expires = yaml.field("expires").nextTextOrNull();
    Instant end = expires == null ? null : moment(yaml, expires);
    List<String> environments = list(yaml, "environments");
    for (String environment : environments) {
      NameForm.NAME.objection(environment).ifPresent(rule -> refuse(yaml, "environments", rule));
    }
    ReleaseConditions named =
        yaml.as("", none -> ReleaseConditions.NONE.onlyFor(new TreeSet<>(environments)));
    return new ReleaseConditions(end, named.environments(), null);
  }

  private static ReleaseConditions.Prefix prefix(StrictYaml yaml) {
    String release = named(yaml, "release_id", NameForm.RELEASE_ID);
    int migrations = fromOne(yaml, "migrations");
    Hash lineage = yaml.as(yaml.field("lineage_digest").nextText(), Hash::parse);
    yaml.endMap();
    return new ReleaseConditions.Prefix(release, migrations, lineage);
  }

  private static List<String> layouts(StrictYaml yaml) {
    List<String> names = list(yaml, "layouts");
    for (String name : names) {
      if (name.contains("/") || BundlePaths.objection(name).isPresent()) {
        throw yaml.refused("'%s' cannot be the name of a layout".formatted(Refusal.quoted(name)));
      }
    }
    return names;
  }

  /** Texts in ascending order, none twice. */
  private static List<String> list(StrictYaml yaml, String field) {
    yaml.field(field).startList();
    List<String> items = new ArrayList<>();
    String item = yaml.nextItem();
    while (item != null) {
      String last = items.isEmpty() ? null : items.get(items.size() - 1);
      if (last != null && last.compareTo(item) >= 0) {
        throw yaml.refused(
            "%s are in ascending order and none is there twice, found '%s' after '%s'"
                .formatted(field, Refusal.quoted(item), Refusal.quoted(last)));
      }
      items.add(item);
      item = yaml.nextItem();
    }
    return items;
  }

  private FindingsException refused(int line, String rule) {
    return refusal.of(FindingCode.MANIFEST_MALFORMED, BundleWriter.MANIFEST + ":" + line, rule);
  }
}
