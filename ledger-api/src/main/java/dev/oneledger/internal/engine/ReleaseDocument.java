package dev.oneledger.internal.engine;

import dev.oneledger.Assurance;
import dev.oneledger.Assurances;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One release revision as the ledger keeps it: a text of {@code name: value} lines under its own
 * SHA-256, beginning with the format tag {@code oneledger-release-2}.
 *
 * @param name which release and revision
 * @param cutAt when it was cut
 * @param previous the release before; null for the first
 * @param conditions where, until when and on top of what it may be replayed
 * @param dialect the SQL of its texts
 * @param layouts names of the bundle layouts it was cut with, sorted
 * @param attached the migrations attached to it, in order of application
 * @param lineage the complete lineage
 * @param assurances what is known of migrations of the lineage; of one that is not in it, what its
 *     words say
 */
record ReleaseDocument(
    ReleaseName name,
    Instant cutAt,
    @Nullable Predecessor previous,
    ReleaseConditions conditions,
    SqlDialect dialect,
    List<String> layouts,
    List<MigrationId> attached,
    Lineage lineage,
    Map<MigrationId, Assurances> assurances) {
  private static final String FORMAT = "oneledger-release-2";
  private static final String ASSURED = "assured";

  ReleaseDocument {
    layouts = List.copyOf(layouts);
    attached = List.copyOf(attached);
    assurances = Map.copyOf(assurances);
  }

  /** The same with what is known of its migrations. */
  ReleaseDocument with(Map<MigrationId, Assurances> known) {
    return new ReleaseDocument(
        name, cutAt, previous, conditions, dialect, layouts, attached, lineage, known);
  }

  SqlText toText() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    line(text, "app", name.app());
    line(text, "release", name.id());
    line(text, "version", name.version());
    line(text, "sequence", name.sequence());
    line(text, "revision", name.revision());
    line(text, "generated", cutAt);
    line(text, "dialect", dialect.name().toLowerCase(Locale.ROOT));
    if (previous != null) {
      line(text, "previous", previous.lineage() + " " + previous.bundle());
    }
    if (conditions.expires() != null) {
      line(text, "expires", conditions.expires());
    }
    conditions.environments().forEach(name -> line(text, "environment", name));
    if (conditions.requires() != null) {
      ReleaseConditions.Prefix requires = conditions.requires();
      line(
          text,
          "requires",
          "%s %s %s"
              .formatted(
                  requires.lineage(), Integer.toString(requires.migrations()), requires.release()));
    }
    line(text, "layouts", String.join(",", layouts));
    attached.forEach(id -> line(text, "attached", id));
    lineage.pins().forEach(pin -> line(text, "pin", Pins.line(pin)));
    lineage.pins().stream()
        .map(Lineage.Pin::id)
        .filter(assurances::containsKey)
        .forEach(
            id -> line(text, ASSURED, assured(id, Objects.requireNonNull(assurances.get(id)))));
    return SqlText.of(text.toString());
  }

  private static void line(StringBuilder text, String name, Object value) {
    text.append(name).append(": ").append(value).append('\n');
  }

  static ReleaseDocument read(Hash hash, Map<Hash, SqlText> texts) {
    SqlText text = texts.get(hash);
    if (text == null) {
      throw Texts.lost("a release", hash);
    }
    return parse(text.text(), hash);
  }

  private static ReleaseDocument parse(String text, Hash hash) {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
      throw new LedgerException(
          "Release text %s has an unknown format: expected '%s', found '%s'. It was written by another version of the library: use that one."
              .formatted(hash, FORMAT, lines.isEmpty() ? "" : lines.get(0)));
    }
    Map<String, List<String>> fields =
        lines.stream()
            .skip(1)
            .map(line -> line.split(": ", 2))
            .collect(
                Collectors.groupingBy(
                    field -> field[0],
                    LinkedHashMap::new,
                    Collectors.mapping(field -> field[1], Collectors.toList())));
    String layouts = only(fields, "layouts");
    return new ReleaseDocument(
        new ReleaseName(
            only(fields, "app"),
            only(fields, "release"),
            only(fields, "version"),
            Integer.parseInt(only(fields, "sequence")),
            Integer.parseInt(only(fields, "revision"))),
        Instant.parse(only(fields, "generated")),
        atMostOne(fields, "previous").map(ReleaseDocument::predecessor).orElse(null),
        conditions(fields),
        SqlDialect.valueOf(only(fields, "dialect").toUpperCase(Locale.ROOT)),
        layouts.isEmpty() ? List.of() : List.of(layouts.split(",", -1)),
        fields.getOrDefault("attached", List.of()).stream().map(MigrationId::parse).toList(),
        new Lineage(fields.getOrDefault("pin", List.of()).stream().map(Pins::parse).toList()),
        assurances(fields.getOrDefault(ASSURED, List.of())));
  }

  private static String assured(MigrationId id, Assurances known) {
    return "%s %s %s".formatted(id, known.replayable().label(), known.reversible().label());
  }

  /** Releases that were cut before there were proofs have no such lines. */
  private static Map<MigrationId, Assurances> assurances(List<String> lines) {
    Map<MigrationId, Assurances> known = new HashMap<>();
    for (String line : lines) {
      String[] words = line.split(" ", 3);
      known.put(
          MigrationId.parse(words[0]),
          new Assurances(Assurance.ofLabel(words[1]), Assurance.ofLabel(words[2])));
    }
    return known;
  }

  private static Predecessor predecessor(String value) {
    String[] parts = value.split(" ", 2);
    return new Predecessor(Hash.parse(parts[0]), Hash.parse(parts[1]));
  }

  private static ReleaseConditions conditions(Map<String, List<String>> fields) {
    return new ReleaseConditions(
        atMostOne(fields, "expires").map(Instant::parse).orElse(null),
        new TreeSet<>(fields.getOrDefault("environment", List.of())),
        atMostOne(fields, "requires").map(ReleaseDocument::prefix).orElse(null));
  }

  private static ReleaseConditions.Prefix prefix(String value) {
    String[] parts = value.split(" ", 3);
    return new ReleaseConditions.Prefix(parts[2], Integer.parseInt(parts[1]), Hash.parse(parts[0]));
  }

  private static Optional<String> atMostOne(Map<String, List<String>> fields, String name) {
    return fields.containsKey(name) ? Optional.of(only(fields, name)) : Optional.empty();
  }

  private static String only(Map<String, List<String>> fields, String name) {
    List<String> values = fields.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw new LedgerException(
          "A release text of the ledger is damaged: expected one line '%s', found %s."
              .formatted(name, values.size()));
    }
    return values.get(0);
  }
}
