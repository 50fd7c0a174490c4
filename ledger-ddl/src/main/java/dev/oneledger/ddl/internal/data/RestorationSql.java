package dev.oneledger.ddl.internal.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the rollback's check and its writes together. */
final class RestorationSql {

  private final Registry registry;
  private final Collection<TableHistory> histories;
  private final List<CounterCapture> counters;
  private final List<String> snapshots;
  private final List<ForeignKey> foreignKeys;
  private final List<FormerValues> former;

  RestorationSql(
      Registry registry,
      Collection<TableHistory> histories,
      List<CounterCapture> counters,
      List<ForeignKey> foreignKeys,
      List<FormerValues> former) {
    this.registry = registry;
    this.histories = histories;
    this.counters = counters;
    this.snapshots =
        Stream.concat(
                histories.stream().flatMap(one -> one.captures().stream()).map(Capture::snapshot),
                counters.stream().map(CounterCapture::snapshot))
            .toList();
    this.foreignKeys = foreignKeys;
    this.former = former;
  }

  /**
   * The checks; then what only counts where no key names it goes, while it is as it was left. So
   * does what the migration made in tables whose columns get their type back.
   */
  List<String> beforeStructure() {
    List<String> parts = new ArrayList<>(List.of(check()));
    List<BagImages> bags = unnamed().flatMap(history -> BagImages.of(history).stream()).toList();
    if (!bags.isEmpty()) {
      parts.add(removal(bags));
    }
    if (!former.isEmpty()) {
      parts.add(former());
    }
    return parts;
  }

  private String former() {
    Set<String> tables = new LinkedHashSet<>();
    former.forEach(one -> tables.add(one.table()));
    List<FormerValues> childrenFirst = new ArrayList<>(former);
    Collections.reverse(childrenFirst);
    return acting(
        tables,
        former.stream().map(FormerValues::make).collect(Collectors.joining())
            + childrenFirst.stream().map(FormerValues::removal).collect(Collectors.joining()));
  }

  private Stream<TableHistory> unnamed() {
    return histories.stream().filter(TableHistory::unnamed);
  }

  private String removal(List<BagImages> bags) {
    Set<String> tables = new LinkedHashSet<>();
    bags.forEach(bag -> tables.add(bag.table()));
    return acting(tables, bags.stream().map(BagImages::removal).collect(Collectors.joining()));
  }

  private String check() {
    StringBuilder body = new StringBuilder(registry.require(snapshots)).append(Settings.set());
    for (TableHistory history : histories) {
      history
          .last()
          .ifPresent(
              now -> {
                body.append("LOCK TABLE ")
                    .append(now.only())
                    .append(" IN SHARE ROW EXCLUSIVE MODE;\n");
                queries(history, now).forEach(query -> body.append(collect(query)));
              });
    }
    body.append(refuse()).append(Settings.reset());
    return Sql.block(
        Settings.declarations()
            + "\n  missing record;\n  conflict record;\n  conflicts bigint := 0;\n  listed text := '';",
        body.toString());
  }

  private static List<String> queries(TableHistory history, Shape now) {
    return history.unnamed()
        ? List.of(new BagImages(history, now).different(">"))
        : new ConflictSql(history, now).queries();
  }

  private static String collect(String query) {
    return """
        FOR conflict IN %s LOOP
          conflicts := conflicts + 1;
          IF conflicts <= 20 THEN
            listed := listed || format(E'\\n  %%s: %%s', conflict.key, conflict.change);
          END IF;
        END LOOP;
        """
        .formatted(query.strip());
  }

  private String refuse() {
    return """
        IF conflicts > 0 THEN
          RAISE EXCEPTION USING
            MESSAGE = format('The rollback of %%s is refused, since rows are not as the migration left them; nothing was changed: %%s of them.%%s%%s',
              %s, conflicts, listed, CASE WHEN conflicts > 20 THEN format(E'\\n  and %%s more', conflicts - 20) ELSE '' END),
            HINT = 'Bring these rows back to what the migration made of them, or correct the data with a new migration.';
        END IF;
        """
        .formatted(Sql.literal(registry.migration()));
  }

  String write() {
    Set<String> tables = new LinkedHashSet<>();
    histories.forEach(history -> tables.add(history.first().ident()));
    StringBuilder rows = new StringBuilder();
    byStatement().forEach(group -> rows.append(group(group)));
    unnamed().forEach(history -> rows.append(new BagRows(history).inserts()));
    return acting(tables, rows.toString());
  }

  private String acting(Set<String> tables, String rows) {
    return Sql.block(
        Settings.declarations()
            + "\n  missing record;\n"
            + Quiet.DECLARATIONS
            + "\n"
            + OneByOne.DECLARATIONS,
        registry.require(snapshots)
            + Settings.set()
            + Quiet.before(tables)
            + rows
            + Quiet.after()
            + Settings.reset());
  }

  /** Counters, the last statement's first; then the snapshots have served their purpose. */
  String end() {
    StringBuilder body = new StringBuilder(registry.require(snapshots));
    for (int i = counters.size() - 1; i >= 0; i--) {
      body.append(counters.get(i).restore());
    }
    former.forEach(one -> body.append(one.drop()));
    return Sql.block(
        "  missing record;\n  counter record;\n  stands bigint;\n  called boolean;",
        body.append(registry.finish(snapshots)).toString());
  }

  /** What each statement's captures need, the last statement first, parents before children. */
  private Collection<List<RestoreSql>> byStatement() {
    Map<Integer, List<RestoreSql>> groups = new TreeMap<>(Comparator.reverseOrder());
    for (TableHistory history : histories) {
      if (history.unnamed()) {
        continue;
      }
      for (Capture capture : history.captures()) {
        groups
            .computeIfAbsent(capture.statement(), n -> new ArrayList<>())
            .add(new RestoreSql(history, capture, former(history)));
      }
    }
    groups.replaceAll((number, group) -> parentsFirst(group));
    return groups.values();
  }

  private Optional<FormerValues> former(TableHistory history) {
    return former.stream().filter(one -> one.isOf(history)).findFirst();
  }

  private List<RestoreSql> parentsFirst(List<RestoreSql> group) {
    List<RestoreSql> sorted = new ArrayList<>();
    List<RestoreSql> waiting = new ArrayList<>(group);
    while (!waiting.isEmpty()) {
      RestoreSql next =
          waiting.stream()
              .filter(one -> waiting.stream().noneMatch(other -> needs(one, other)))
              .findFirst()
              .orElse(waiting.get(0));
      waiting.remove(next);
      sorted.add(next);
    }
    return sorted;
  }

  private boolean needs(RestoreSql child, RestoreSql parent) {
    return !child.table().equals(parent.table())
        && foreignKeys.stream()
            .anyMatch(
                key -> key.child().equals(child.table()) && key.parent().equals(parent.table()));
  }

  /**
   * Inserts, updates, deletes: so no row loses what it points to. Where a value that must be unique
   * is still another row's, what must go goes first: all changed rows, or, where that would take
   * rows of other tables along, those that the statement inserted. Where that does not do either,
   * rows go back one by one.
   */
  private String group(List<RestoreSql> group) {
    List<RestoreSql> childrenFirst = new ArrayList<>(group);
    Collections.reverse(childrenFirst);
    String inserts = all(group, RestoreSql::inserts);
    String updates = all(group, RestoreSql::updates);
    String deletes = all(childrenFirst, one -> one.guardDeletes(foreignKeys) + one.deletes());
    String inOrder = inserts + updates + deletes;
    if (deletes.isEmpty()) {
      return inOrder;
    }
    boolean cascades =
        group.stream()
            .anyMatch(one -> foreignKeys.stream().anyMatch(key -> acts(key, one.table())));
    boolean copies = group.stream().anyMatch(one -> one.capture().kind() != Capture.Kind.ROWS);
    String otherwise =
        cascades || copies
            ? deletes + updates + inserts
            : all(childrenFirst, RestoreSql::deletesOfAll) + all(group, RestoreSql::insertsOfAll);
    return "BEGIN\n"
        + inOrder
        + "EXCEPTION WHEN unique_violation OR exclusion_violation THEN\n"
        + "BEGIN\n"
        + otherwise
        + "EXCEPTION WHEN unique_violation OR exclusion_violation OR foreign_key_violation THEN\n"
        + deletes
        + all(group, one -> new OneByOne(one).updates())
        + inserts
        + "END;\nEND;\n";
  }

  private static boolean acts(ForeignKey key, String parent) {
    return key.acts() && key.parent().equals(parent);
  }

  private static String all(
      List<RestoreSql> group, java.util.function.Function<RestoreSql, String> sql) {
    return group.stream().map(sql).collect(Collectors.joining());
  }
}
