package dev.oneledger.ddl.internal.probe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction has written so far, table by table, as the server counts it: rows by {@code
 * pg_stat_get_xact_tuples_…}, and a table's storage by its file number, for TRUNCATE and rewrites
 * count no rows.
 */
record Activity(Map<Long, Counts> tables) {

  enum Owner {
    SYSTEM,
    SESSION,
    USER
  }

  record Counts(
      Owner owner, String ident, long inserted, long updated, long deleted, long storage) {
    private static Counts none(Counts like) {
      return new Counts(like.owner, like.ident, 0, 0, 0, like.storage);
    }

    private boolean isSame(Counts other) {
      return inserted == other.inserted
          && updated == other.updated
          && deleted == other.deleted
          && (owner == Owner.SYSTEM || storage == other.storage);
    }
  }

  /** Users' tables that were written to since; of a new table, those with rows. */
  List<TouchedTable> touchedSince(Activity before) {
    List<TouchedTable> touched = new ArrayList<>();
    tables.forEach(
        (oid, now) -> {
          Counts then = before.tables.getOrDefault(oid, Counts.none(now));
          if (now.owner == Owner.USER && !now.isSame(then)) {
            touched.add(
                new TouchedTable(
                    "pg_class:" + oid,
                    then.ident,
                    now.inserted - then.inserted,
                    now.updated - then.updated,
                    now.deleted - then.deleted,
                    now.storage != then.storage));
          }
        });
    touched.sort(Comparator.comparing(TouchedTable::ident));
    return touched;
  }

  /** System catalogs that were written to since. */
  Set<String> catalogsSince(Activity before) {
    Set<String> changed = new TreeSet<>();
    tables.forEach(
        (oid, now) -> {
          Counts then = before.tables.get(oid);
          if (now.owner == Owner.SYSTEM && (then == null || !now.isSame(then))) {
            changed.add(now.ident);
          }
        });
    return changed;
  }

  /** Whether a temporary table was made, written to or dropped since. */
  boolean temporarySince(Activity before) {
    return tables.entrySet().stream()
            .anyMatch(e -> isChanged(e.getValue(), before.tables.get(e.getKey())))
        || before.tables.entrySet().stream()
            .anyMatch(e -> e.getValue().owner == Owner.SESSION && !tables.containsKey(e.getKey()));
  }

  private static boolean isChanged(Counts now, @Nullable Counts then) {
    return now.owner == Owner.SESSION
        && (then == null || !now.isSame(then) || !now.ident.equals(then.ident));
  }
}
