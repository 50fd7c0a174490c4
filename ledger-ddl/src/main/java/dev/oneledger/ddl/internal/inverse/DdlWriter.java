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
import java.util.Set;
import java.util.TreeSet;

/** Collects the statements of a way, by phase. */
final class DdlWriter {

  private final CatalogDiff diff;
  private final Map<Phase, List<String>> statements = new EnumMap<>(Phase.class);
  private final Set<Refusal> refusals = new LinkedHashSet<>();
  private final Set<DataLoss> losses = new LinkedHashSet<>();
  private final Set<String> askedFor = new HashSet<>();
  private Phase phase = Phase.MAKE;

  DdlWriter(CatalogDiff diff) {
    this.diff = diff;
    for (Phase each : Phase.values()) {
      statements.put(each, new ArrayList<>());
    }
  }

  /** What the way removes: all that was dropped, created and changed. */
  CatalogDiff diff() {
    return diff;
  }

  /** The near side. */
  Catalog from() {
    return diff.from();
  }

  /** The far side. */
  Catalog to() {
    return diff.to();
  }

  /** What follows runs in this phase; without it, in the phase of the method that is asked. */
  DdlWriter at(Phase next) {
    phase = next;
    return this;
  }

  /** A statement that is harmless when run again. */
  void run(String statement) {
    statements.computeIfAbsent(phase, ignored -> new ArrayList<>()).add(statement);
  }

  /** A statement that runs where the condition holds. The condition reads the same with every search path. */
  void runIf(String condition, String statement) {
    run(Guarded.when(condition, statement));
  }

  /**
   * As {@link #runIf}, with a condition that is evaluated with {@code search_path = pg_catalog}: the
   * texts of {@code format_type} and {@code pg_get_…} read as the catalog has them.
   */
  void runIfText(String condition, String statement) {
    run(Guarded.whenText(condition, statement));
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
    return refusals.size() + statements.values().stream().mapToInt(List::size).sum();
  }

  DdlScript script() {
    return new DdlScript(
        statements.values().stream().flatMap(List::stream).toList(),
        List.copyOf(refusals),
        List.copyOf(losses));
  }

  private static String key(Change change, String property) {
    return change.after().kind() + " " + change.after().id() + " " + property;
  }
}
