package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.ddl.internal.inverse.DdlScript.Refusal;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects the statements of a way, by phase. */
final class DdlWriter {

  /** What to do about a difference that stays. */
  static final String BY_HAND = "write this part of the rollback by hand";

  private final CatalogDiff diff;
  private final Ownership ownership;
  private final Pairing pairing;
  private final KnownValues known;
  private final Renamings renamings;
  private final List<Rename> renames = new ArrayList<>();
  private final Map<Phase, List<String>> statements = new EnumMap<>(Phase.class);
  private final Set<Refusal> refusals = new LinkedHashSet<>();
  private final Set<DataLoss> losses = new LinkedHashSet<>();
  private final Set<String> askedFor = new HashSet<>();
  private Phase phase = Phase.MAKE;
  private @Nullable String onlyIf;
  private int quiet;
  private Set<String> gone = Set.of();
  private Set<String> made = Set.of();

  DdlWriter(Pairing pairing, KnownValues known) {
    this.pairing = pairing;
    this.known = known;
    this.diff = pairing.diff();
    this.renamings = new Renamings(diff.changed());
    this.ownership = Ownership.of(diff);
    for (Phase each : Phase.values()) {
      statements.put(each, new ArrayList<>());
    }
  }

  /** What the way removes: all that was dropped, created and changed. */
  CatalogDiff diff() {
    return diff;
  }

  /** The value of a column that gets the type it has on the far side. */
  String value(CatalogObject column, String conversion) {
    return known
        .using(column.require("rel"), column.require("name"), conversion)
        .orElse(conversion);
  }

  /** The near side. */
  Catalog from() {
    return diff.from();
  }

  /** The far side. */
  Catalog to() {
    return diff.to();
  }

  /** Who owns what on either side. */
  Ownership ownership() {
    return ownership;
  }

  /** What an object of the near side is on the far side; empty if it is dropped. */
  Optional<CatalogObject> after(CatalogObject object) {
    return pairing.after(object);
  }

  /** What an object of the far side was on the near side; empty if it is new. */
  Optional<CatalogObject> before(CatalogObject object) {
    return pairing.before(object);
  }

  /** What goes and comes, rebuilt objects among both. */
  void moving(Set<String> gone, Set<String> made) {
    this.gone = gone;
    this.made = made;
  }

  /** True if it is dropped, or dropped and made anew. */
  boolean goes(CatalogObject object) {
    return gone.contains(object.id());
  }

  /** True if it is made, or made anew. */
  boolean comes(CatalogObject object) {
    return made.contains(object.id());
  }

  /** What follows runs in this phase; without it, in the phase of the method that is asked. */
  DdlWriter at(Phase next) {
    phase = next;
    return this;
  }

  /** When the next statement runs. */
  Phase phase() {
    return phase;
  }

  /**
   * What follows runs only while this holds, which is evaluated with {@code search_path =
   * pg_catalog}; null for always.
   */
  DdlWriter onlyIf(@Nullable String condition) {
    onlyIf = condition;
    return this;
  }

  /** A statement that is harmless when run again. */
  void run(String statement) {
    add(onlyIf == null ? statement : Guarded.whenText(onlyIf, statement));
  }

  private void add(String statement) {
    statements.computeIfAbsent(phase, ignored -> new ArrayList<>()).add(statement);
  }

  /**
   * A statement that runs where the condition holds. The condition reads the same with every search
   * path.
   */
  void runIf(String condition, String statement) {
    if (onlyIf == null) {
      add(Guarded.when(condition, statement));
    } else {
      runIfText(condition, statement);
    }
  }

  /**
   * As {@link #runIf}, with a condition that is evaluated with {@code search_path = pg_catalog}:
   * the texts of {@code format_type} and {@code pg_get_…} read as the catalog has them.
   */
  void runIfText(String condition, String statement) {
    add(
        Guarded.whenText(
            onlyIf == null ? condition : "(" + onlyIf + ") AND (" + condition + ")", statement));
  }

  /** Another name, in the order in which names get free. */
  void rename(Rename rename) {
    renames.add(rename);
  }

  /** A difference that needs no statement, or gets it from another object. */
  void nothing() {
    quiet++;
  }

  /** The schema that a schema of the near side is now. */
  String schemaNow(String schema) {
    return from()
        .byName("schema", schema)
        .flatMap(this::after)
        .map(CatalogObject::ident)
        .orElse(schema);
  }

  /** True if the texts differ by more than names that change along the way. */
  boolean rewritten(Change change, String property) {
    return differs(change, property)
        && !renamings.same(change.before().get(property), change.after().get(property));
  }

  /** True if the texts are the same but for names that change along the way. */
  boolean same(@Nullable String before, @Nullable String after) {
    return renamings.same(before, after);
  }

  /** This difference stays. */
  void refuse(CatalogObject object, String why, String remedy) {
    refusals.add(new Refusal(object.kind() + " " + object.ident(), why, remedy));
  }

  /** These rows are not the same after the way there and back. */
  void loses(DataLoss loss) {
    losses.add(loss);
  }

  /** True if the property differs; it then counts as taken care of. */
  boolean differs(Change change, String property) {
    askedFor.add(key(change, property));
    return !Objects.equals(change.before().get(property), change.after().get(property));
  }

  /** These properties follow from others. */
  void follow(Change change, String... properties) {
    for (String property : properties) {
      askedFor.add(key(change, property));
    }
  }

  /** The properties that differ and that nobody asked for. */
  Set<String> leftOver(Change change) {
    Set<String> names = new TreeSet<>(change.before().properties().keySet());
    names.addAll(change.after().properties().keySet());
    names.removeIf(
        name ->
            Objects.equals(change.before().get(name), change.after().get(name))
                || askedFor.contains(key(change, name)));
    return names;
  }

  /** How much was written or refused so far: the same number before and after means nothing was. */
  int size() {
    return quiet
        + refusals.size()
        + renames.size()
        + statements.values().stream().mapToInt(List::size).sum();
  }

  DdlScript script() {
    RenameOrder ordered = new RenameOrder(renames);
    at(Phase.RENAME).onlyIf(null);
    ordered.statements().forEach(this::add);
    for (Rename rename : ordered.stuck()) {
      refusals.add(
          new Refusal(
              rename.space() + " " + rename.before(),
              "it changes names in a circle with others, and nothing tells them apart",
              BY_HAND));
    }
    return new DdlScript(
        statements.values().stream().flatMap(List::stream).toList(),
        List.copyOf(refusals),
        List.copyOf(losses),
        statements.entrySet().stream()
            .filter(each -> each.getKey().compareTo(Phase.MAKE) <= 0)
            .mapToInt(each -> each.getValue().size())
            .sum());
  }

  private static String key(Change change, String property) {
    return change.after().kind() + " " + change.after().id() + " " + property;
  }
}
