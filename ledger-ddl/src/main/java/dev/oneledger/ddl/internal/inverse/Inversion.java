package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The DDL that leads from one catalog to another. Internal: may change in any release. */
public final class Inversion {

  /** What stands on rows that are put back before. */
  private static final Set<String> FINISHING =
      Set.of("constraint", "index", "statistics", "trigger", "rule", "policy", "publication");

  private static final List<String> RANKS =
      List.of(
          "schema",
          "extension",
          "collation",
          "type",
          "sequence",
          "function",
          "relation",
          "column",
          "constraint",
          "index",
          "statistics",
          "trigger",
          "rule",
          "policy");

  private final Map<String, KindDdl> kinds = new HashMap<>();
  private final DdlWriter out;
  private final Needs fromNeeds;
  private final Needs toNeeds;
  private final Map<String, CatalogObject> gone = new LinkedHashMap<>();
  private final Map<String, CatalogObject> made = new LinkedHashMap<>();
  private final Map<String, Change> changed = new LinkedHashMap<>();
  private final Rebuilds rebuilds;

  private Inversion(Pairing pairing, KnownValues known) {
    this.out = new DdlWriter(pairing, known);
    this.fromNeeds = Needs.of(out.from());
    this.toNeeds = Needs.of(out.to());
    this.rebuilds = new Rebuilds(out, fromNeeds);
    Stream.concat(TableKinds.all().stream(), OtherKinds.all().stream())
        .forEach(ddl -> ddl.kinds().forEach(kind -> kinds.put(kind, ddl)));
  }

  /** The way from one catalog to the other. */
  public static DdlScript of(Catalog from, Catalog to, Matching matching) {
    return of(from, to, matching, KnownValues.NONE);
  }

  /** The same, where values of columns whose type changes are known. */
  public static DdlScript of(Catalog from, Catalog to, Matching matching, KnownValues known) {
    Pairing pairing = new Pairing(CatalogDiff.between(from, to, matching), matching);
    return new Inversion(pairing, known).script();
  }

  private DdlScript script() {
    sortOut();
    drop();
    make();
    return out.script();
  }

  /**
   * What is dropped, what is made, what is altered: what has to be rebuilt is both of the first.
   */
  private void sortOut() {
    CatalogDiff diff = out.diff();
    for (Change change : diff.changed()) {
      if (kinds.get(change.after().kind()) instanceof Rebuilding kind) {
        kind.rebuild(change, out).ifPresent(rebuild -> rebuilds.add(change, rebuild));
      }
    }
    diff.dropped().forEach(object -> stranded(object));
    diff.dropped().forEach(object -> gone.put(object.id(), object));
    diff.created().forEach(object -> made.put(object.id(), object));
    for (String id : rebuilds.ids()) {
      CatalogObject object = out.from().byId(id).orElseThrow();
      CatalogObject after = out.after(object).orElseThrow();
      gone.put(id, object);
      made.put(after.id(), after);
    }
    for (Change change : diff.changed()) {
      if (!rebuilds.ids().contains(change.before().id())) {
        changed.put(change.after().id(), change);
      }
    }
    out.moving(gone.keySet(), made.keySet());
  }

  /** What stays as it is and yet cannot, since something it needs goes or is another. */
  private void stranded(CatalogObject object) {
    CatalogObject table =
        Optional.ofNullable(object.get("rel"))
            .flatMap(rel -> out.from().byName("relation", rel))
            .filter(relation -> out.after(relation).isEmpty())
            .orElse(object);
    String namesake = Namesakes.condition(table, out);
    String condition = namesake == null ? Conditions.exists(table) : namesake;
    for (String id : fromNeeds.dependentsOf(object.id())) {
      CatalogObject dependent = out.from().byId(id).orElseThrow();
      CatalogObject after = out.after(dependent).orElse(null);
      if (after == null || !holds(dependent, object)) {
        continue;
      }
      boolean same = dependent.line().equals(after.line());
      if (dependent.kind().equals("column")) {
        if (object.kind().equals("sequence")
            && namesake != null
            && dependent.get("default") != null) {
          rebuilds.release(dependent, condition);
        }
      } else if ((same || namesake != null) && !tables(dependent)) {
        rebuilds.strand(dependent, condition);
      }
    }
  }

  private static boolean tables(CatalogObject object) {
    return (object.kind().equals("relation") && Relations.isTable(object))
        || object.kind().equals("sequence")
        || object.kind().equals("type");
  }

  private void drop() {
    Companions companions = new Companions(out.from(), fromNeeds, gone.keySet(), true);
    Needs units = Needs.of(out.from(), companions::place);
    List<String> ids = gone.keySet().stream().filter(id -> companions.unit(id).equals(id)).toList();
    List<String> order = new ArrayList<>(DependencyOrder.of(ids, units.on()));
    java.util.Collections.reverse(order);
    Set<String> late = late(order, units, companions);
    for (String id : rebuilds.defaults()) {
      column()
          .dropDefault(
              out.from().byId(id).orElseThrow(), out.at(Phase.DROP).onlyIf(rebuilds.condition(id)));
    }
    linksFirst(order, companions);
    for (String id : order) {
      CatalogObject object = Objects.requireNonNull(gone.get(id));
      if (late.contains(id)) {
        out.at(Phase.DROP_LATE).onlyIf(null);
        dropOne(LateNames.of(object, out));
      } else {
        out.at(Phase.DROP).onlyIf(whileThere(object));
        dropOne(object);
      }
    }
    out.onlyIf(null);
  }

  /** Foreign keys that go with a table which is dropped after the table they point to. */
  private void linksFirst(List<String> order, Companions companions) {
    Set<String> dropped = new HashSet<>();
    for (String id : order) {
      for (CatalogObject object : gone.values()) {
        if (object.kind().equals("constraint")
            && "f".equals(object.get("contype"))
            && companions.unit(object.id()).equals(id)
            && fromNeeds.of(object.id()).stream()
                .map(companions::unit)
                .anyMatch(dropped::contains)) {
          out.at(Phase.DROP).onlyIf(whileThere(object));
          dropOne(object);
        }
      }
      dropped.add(id);
    }
  }

  /** What can only be dropped when something that stays has let go of it. */
  private Set<String> late(List<String> order, Needs units, Companions companions) {
    Set<String> late = new HashSet<>();
    for (String id : order) {
      boolean held =
          units.dependentsOf(id).stream().anyMatch(late::contains)
              || gone.values().stream()
                  .filter(object -> companions.unit(object.id()).equals(id))
                  .anyMatch(this::held);
      if (held) {
        late.add(id);
      }
    }
    return late;
  }

  /** True if something that stays still needs it. */
  private boolean held(CatalogObject object) {
    return fromNeeds.dependentsOf(object.id()).stream()
        .filter(id -> !gone.containsKey(id) && !rebuilds.defaults().contains(id))
        .flatMap(id -> out.from().byId(id).stream())
        .anyMatch(dependent -> holds(dependent, object));
  }

  /** A partition and what is on it lets go of its parent before. */
  private static boolean holds(CatalogObject dependent, CatalogObject on) {
    return !dependent.kind().equals(on.kind())
        || (dependent.kind().equals("relation") && Relations.isView(dependent))
        || (dependent.kind().equals("column") && dependent.get("genexpr") != null)
        || dependent.kind().equals("function");
  }

  private void dropOne(CatalogObject object) {
    int before = out.size();
    KindDdl ddl = kinds.get(object.kind());
    if (ddl != null) {
      ddl.drop(object, out);
    }
    unless(before, object);
  }

  /** SQL without which a drop would hit another object of the same name; null if there is none. */
  private @Nullable String whileThere(CatalogObject object) {
    if (rebuilds.ids().contains(object.id())) {
      return rebuilds.condition(object.id());
    }
    return Namesakes.condition(object, out);
  }

  private void make() {
    Set<String> nodes = new LinkedHashSet<>();
    Stream.concat(made.values().stream(), changed.values().stream().map(Change::after))
        .sorted(Comparator.comparingInt(object -> rank(object)))
        .forEach(object -> nodes.add(object.id()));
    Companions companions = new Companions(out.to(), toNeeds, made.keySet(), false);
    Needs units = Needs.of(out.to(), companions::place);
    CompositeUse.order(changed.values(), out.to(), companions::place, units);
    List<String> order =
        DependencyOrder.of(
            nodes.stream().filter(id -> companions.unit(id).equals(id)).toList(), units.on());
    Set<String> finishing = new HashSet<>();
    for (String id : order) {
      CatalogObject object = out.to().byId(id).orElseThrow();
      if (finishes(object) || units.of(id).stream().anyMatch(finishing::contains)) {
        finishing.add(id);
      }
      out.at(finishing.contains(id) ? Phase.FINISH : Phase.MAKE);
      if (made.containsKey(id)) {
        makeOne(object);
      } else {
        change(Optional.ofNullable(changed.get(id)).orElseThrow());
      }
    }
    for (String id : rebuilds.defaults()) {
      out.after(out.from().byId(id).orElseThrow())
          .ifPresent(column -> column().setDefault(column, out.at(Phase.FINISH)));
    }
    made.values().stream()
        .sorted(Comparator.comparingInt(object -> rank(object)))
        .forEach(object -> Description.created(object, out.at(Phase.DESCRIBE)));
  }

  private static boolean finishes(CatalogObject object) {
    return FINISHING.contains(object.kind())
        || (object.kind().equals("relation") && Relations.isView(object));
  }

  private static int rank(CatalogObject object) {
    int rank = RANKS.indexOf(object.kind());
    return rank < 0 ? RANKS.size() : rank;
  }

  private void makeOne(CatalogObject object) {
    int before = out.size();
    KindDdl ddl = kinds.get(object.kind());
    if (ddl != null) {
      ddl.create(object, out);
    }
    unless(before, object);
  }

  private void unless(int before, CatalogObject object) {
    if (out.size() == before) {
      out.refuse(object, "no statement is known for this kind", DdlWriter.BY_HAND);
    }
  }

  private void change(Change change) {
    KindDdl ddl = kinds.get(change.after().kind());
    if (ddl != null) {
      ddl.change(change, out);
    }
    Description.changed(change, out.at(Phase.DESCRIBE));
    for (String property : out.leftOver(change)) {
      out.refuse(change.after(), "nothing changes its " + property, DdlWriter.BY_HAND);
    }
  }

  private ColumnDdl column() {
    return (ColumnDdl) Objects.requireNonNull(kinds.get("column"));
  }
}
