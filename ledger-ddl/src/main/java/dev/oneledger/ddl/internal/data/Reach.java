package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.ddl.internal.probe.TouchedTable;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables whose rows a statement reaches: those that the probe saw touched, those that it names,
 * and those to which foreign keys and inheritance hand on what happens there.
 */
final class Reach {

  private static final Set<StatementVerb> KEYED =
      Set.of(StatementVerb.INSERT, StatementVerb.UPDATE, StatementVerb.MERGE, StatementVerb.COPY);

  private final StatementEffect effect;
  private final Catalog catalog;

  /** For each table's identity whether a row there must be found again by a key. */
  private final Map<String, Boolean> tables = new LinkedHashMap<>();

  Reach(StatementEffect effect) {
    this.effect = effect;
    this.catalog = effect.before();
  }

  Map<String, Boolean> tables() {
    StatementVerb verb = effect.statement().classification().verb();
    for (TouchedTable one : effect.tables()) {
      if (changesRows(one)) {
        tables.put(one.id(), one.inserted() + one.updated() > 0);
      }
    }
    for (CatalogObject target : NamedTargets.of(effect.statement(), catalog)) {
      tables.merge(target.id(), KEYED.contains(verb), Boolean::logicalOr);
    }
    if (verb != StatementVerb.INSERT && verb != StatementVerb.COPY) {
      handOn(verb);
    }
    return tables;
  }

  /** A rewrite for the structure's sake is no change of rows: its columns are looked at. */
  private boolean changesRows(TouchedTable one) {
    return one.inserted() + one.updated() + one.deleted() > 0
        || (one.replaced() && effect.before() == effect.after());
  }

  private void handOn(StatementVerb verb) {
    List<ForeignKey> foreignKeys = ForeignKey.of(catalog);
    Deque<String> waiting = new ArrayDeque<>(tables.keySet());
    while (!waiting.isEmpty()) {
      String ident = catalog.byId(waiting.remove()).map(CatalogObject::ident).orElse("");
      for (ForeignKey key : foreignKeys) {
        if (key.parent().equals(ident) && key.handsOn(verb)) {
          catalog.byName("relation", key.child()).ifPresent(child -> add(child, waiting));
        }
      }
      for (CatalogObject object : catalog.objects()) {
        if (object.kind().equals("relation") && Partitions.inherits(object, ident)) {
          add(object, waiting);
        }
      }
    }
  }

  private void add(CatalogObject table, Deque<String> waiting) {
    if (tables.putIfAbsent(table.id(), false) == null) {
      waiting.add(table.id());
    }
  }
}
