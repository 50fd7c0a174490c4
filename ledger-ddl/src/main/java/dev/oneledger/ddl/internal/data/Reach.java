package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.ddl.internal.probe.TouchedTable;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The tables whose rows a statement reaches: those that the probe saw touched, those that it names,
 * and those to which foreign keys and inheritance hand on what happens there.
 */
final class Reach {

  private final StatementEffect effect;
  private final Catalog catalog;

  /** The tables' identities. */
  private final Set<String> tables = new LinkedHashSet<>();

  Reach(StatementEffect effect) {
    this.effect = effect;
    this.catalog = effect.before();
  }

  Set<String> tables() {
    StatementVerb verb = effect.statement().classification().verb();
    for (TouchedTable one : effect.tables()) {
      if (changesRows(one)) {
        tables.add(one.id());
      }
    }
    for (CatalogObject target : NamedTargets.of(effect.statement(), catalog)) {
      tables.add(target.id());
    }
    if (verb != StatementVerb.INSERT && verb != StatementVerb.COPY) {
      handOn(verb);
    }
    return tables;
  }

  /** Where ALTER TABLE writes a table anew, its columns are looked at instead. */
  private boolean changesRows(TouchedTable one) {
    boolean altered = effect.statement().classification().verb() == StatementVerb.ALTER;
    return one.inserted() + one.updated() + one.deleted() > 0 || (one.replaced() && !altered);
  }

  private void handOn(StatementVerb verb) {
    List<ForeignKey> foreignKeys = ForeignKey.of(catalog);
    Deque<String> waiting = new ArrayDeque<>(tables);
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
    if (tables.add(table.id())) {
      waiting.add(table.id());
    }
  }
}
