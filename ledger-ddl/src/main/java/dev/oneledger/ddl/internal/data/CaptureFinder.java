package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.data.Capture.Kind;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds what one statement takes away, and decides how it is kept. */
final class CaptureFinder {

  private static final Pattern DISABLES =
      Pattern.compile("\\bDISABLE\\s+TRIGGER\\b", Pattern.CASE_INSENSITIVE);

  private final ProbedMigration probed;
  private final Registry registry;
  private final StatementEffect effect;
  private final int number;
  private final List<Capture> found = new ArrayList<>();

  CaptureFinder(ProbedMigration probed, Registry registry, StatementEffect effect, int number) {
    this.probed = probed;
    this.registry = registry;
    this.effect = effect;
    this.number = number;
  }

  List<Capture> find() {
    if (effect.before() != effect.after() || verb() == StatementVerb.ALTER) {
      structure();
    }
    rows();
    return found;
  }

  private void structure() {
    for (Shape table : tables(effect.before())) {
      Optional<Shape> after = Shape.of(effect.after(), table.id());
      if (after.isEmpty()) {
        dropped(table);
      } else {
        Partitions partitions = new Partitions(effect.before());
        boolean inherited =
            partitions
                .parent(table)
                .filter(p -> Shape.of(effect.after(), p.id()).isPresent())
                .isPresent();
        if (!inherited) {
          columns(table, after.get());
        }
      }
    }
  }

  /** Tables that were there before the migration; what it made itself is its own to destroy. */
  private List<Shape> tables(Catalog catalog) {
    return catalog.objects().stream()
        .filter(object -> object.kind().equals("relation"))
        .filter(object -> probed.before().byId(object.id()).isPresent())
        .flatMap(object -> Shape.of(catalog, object.id()).stream())
        .toList();
  }

  private void dropped(Shape table) {
    Optional<Shape> parent = new Partitions(effect.before()).parent(table);
    boolean keptWithParent =
        parent.filter(p -> Shape.of(effect.after(), p.id()).isEmpty()).isPresent();
    if (!keptWithParent) {
      add(Kind.TABLE, table, table.columns(), List.of(), key(table), List.of());
    }
  }

  private void columns(Shape table, Shape after) {
    List<Column> lost = new ArrayList<>();
    List<Column> converted = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Column> now = after.column(column.number());
      boolean ours = first(table).column(column.number()).isPresent();
      if (!ours || column.generated()) {
        continue;
      }
      if (now.isEmpty()) {
        lost.add(column);
      } else if (!Conversions.lossless(effect, table, column, now.get())) {
        lost.add(column);
        converted.add(now.get());
      }
    }
    if (lost.isEmpty()) {
      return;
    }
    List<Column> key = keyWithout(table, lost, converted);
    if (key.isEmpty()) {
      add(Kind.WHOLE, table, lost, converted, key, List.of());
      return;
    }
    List<Column> olds = new ArrayList<>(key);
    lost.stream().filter(column -> !key.contains(column)).forEach(olds::add);
    List<Column> news = new ArrayList<>();
    if (!converted.isEmpty()) {
      key.forEach(column -> news.add(after.column(column.number()).orElseThrow()));
      converted.stream().filter(column -> !news.contains(column)).forEach(news::add);
    }
    add(Kind.COLUMNS, table, olds, news, key, List.of());
  }

  /**
   * Of columns that come back; one that the migration adds is dropped before the rows are sought.
   */
  private List<Column> key(Shape table) {
    return keys(table).findFirst().orElse(List.of());
  }

  private Stream<List<Column>> keys(Shape table) {
    Shape first = first(table);
    return table.keys().stream()
        .filter(key -> key.stream().allMatch(c -> first.column(c.number()).isPresent()));
  }

  private Shape first(Shape table) {
    return Shape.of(probed.before(), table.id()).orElseThrow();
  }

  private List<Column> keyWithout(Shape table, List<Column> lost, List<Column> converted) {
    return keys(table)
        .filter(
            key ->
                key.stream()
                    .allMatch(
                        column ->
                            !lost.contains(column)
                                || converted.stream().anyMatch(c -> c.number() == column.number())))
        .findFirst()
        .orElse(List.of());
  }

  private void rows() {
    Partitions partitions = new Partitions(effect.before());
    Map<Shape, List<Shape>> trees = new LinkedHashMap<>();
    for (String id : new Reach(effect).tables()) {
      Optional<Shape> table = Shape.of(effect.before(), id);
      if (table.isEmpty() || probed.before().byId(id).isEmpty()) {
        continue;
      }
      List<Shape> line = partitions.line(table.get());
      Shape root = line.get(line.size() - 1);
      if (probed.before().byId(root.id()).isEmpty()) {
        continue;
      }
      List<Shape> tree = trees.computeIfAbsent(root, r -> new ArrayList<>());
      line.stream().filter(part -> !tree.contains(part)).forEach(tree::add);
      if (root.partitioned() && verb() == StatementVerb.TRUNCATE) {
        partitions.leaves(root).stream().filter(part -> !tree.contains(part)).forEach(tree::add);
      }
    }
    trees.forEach(this::rows);
  }

  private void rows(Shape root, List<Shape> tree) {
    List<Column> all = root.columns();
    List<Column> after = Shape.of(effect.after(), root.id()).map(Shape::columns).orElse(List.of());
    List<Column> key = key(root);
    boolean compared =
        new DeferredEvents(effect.before()).of(tree)
            || DISABLES.matcher(effect.statement().text()).find();
    if (!after.equals(all) || rewritten(tree) || (compared && key.isEmpty())) {
      add(Kind.WHOLE, root, all, all, List.of(), List.of());
    } else if (key.isEmpty()) {
      add(Kind.BAG, root, firstOf(root), List.of(), List.of(), tree);
    } else {
      List<Column> kept = all.stream().filter(c -> !c.generated() || key.contains(c)).toList();
      add(Kind.ROWS, root, kept, kept, key, compared ? List.of() : tree);
    }
  }

  /** As a block may do in whose text a conversion stands, of which no trigger hears. */
  private boolean rewritten(List<Shape> tree) {
    return effect.statement().text().toUpperCase(Locale.ROOT).contains("ALTER")
        && effect.tables().stream()
            .anyMatch(
                touched ->
                    touched.replaced() && tree.stream().anyMatch(t -> t.id().equals(touched.id())));
  }

  private StatementVerb verb() {
    return effect.statement().classification().verb();
  }

  /** Of the columns those that come back; the rollback drops the others. */
  private List<Column> firstOf(Shape table) {
    Shape first = first(table);
    return table.columns().stream()
        .filter(column -> !column.generated() && first.column(column.number()).isPresent())
        .toList();
  }

  private void add(
      Kind kind,
      Shape table,
      List<Column> olds,
      List<Column> news,
      List<Column> key,
      List<Shape> parts) {
    String snapshot = registry.snapshot(number, kind, table.ident());
    found.add(new Capture(number, kind, table, olds, news, key, parts, snapshot, number));
  }
}
