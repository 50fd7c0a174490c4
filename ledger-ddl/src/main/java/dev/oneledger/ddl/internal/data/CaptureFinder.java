package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.internal.data.Capture.Kind;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what one statement takes away, and decides how it is kept. */
final class CaptureFinder {

  private final ProbedMigration probed;
  private final Registry registry;
  private final StatementEffect effect;
  private final int number;
  private final List<Finding> refusals;
  private final List<Capture> found = new ArrayList<>();
  private final Set<String> refused = new TreeSet<>();

  CaptureFinder(
      ProbedMigration probed,
      Registry registry,
      StatementEffect effect,
      int number,
      List<Finding> refusals) {
    this.probed = probed;
    this.registry = registry;
    this.effect = effect;
    this.number = number;
    this.refusals = refusals;
  }

  List<Capture> find() {
    if (effect.before() != effect.after()) {
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
      add(Kind.TABLE, table, table.columns(), List.of(), table.key(), List.of());
    }
  }

  private void columns(Shape table, Shape after) {
    List<Column> lost = new ArrayList<>();
    List<Column> converted = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Column> now = after.column(column.number());
      boolean ours =
          Shape.of(probed.before(), table.id()).orElseThrow().column(column.number()).isPresent();
      if (!ours || column.generated()) {
        continue;
      }
      if (now.isEmpty()) {
        lost.add(column);
      } else if (!Conversions.lossless(effect, column, now.get())) {
        lost.add(column);
        converted.add(now.get());
      }
    }
    if (lost.isEmpty()) {
      return;
    }
    List<Column> key = keyWithout(table, lost, converted);
    if (key.isEmpty()) {
      refuse(
          table,
          "the values of %s of %s are lost, and no key that stays names its rows"
              .formatted(names(lost), table.ident()));
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

  private static List<Column> keyWithout(Shape table, List<Column> lost, List<Column> converted) {
    return table.keys().stream()
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
    Set<Shape> keyed = new HashSet<>();
    new Reach(effect)
        .tables()
        .forEach(
            (id, needsKey) -> {
              Optional<Shape> table = Shape.of(effect.before(), id);
              if (table.isEmpty() || probed.before().byId(id).isEmpty()) {
                return;
              }
              List<Shape> line = partitions.line(table.get());
              Shape root = line.get(line.size() - 1);
              List<Shape> tree = trees.computeIfAbsent(root, r -> new ArrayList<>());
              line.stream().filter(part -> !tree.contains(part)).forEach(tree::add);
              if (root.partitioned()
                  && effect.statement().classification().verb() == StatementVerb.TRUNCATE) {
                partitions.leaves(root).stream()
                    .filter(part -> !tree.contains(part))
                    .forEach(tree::add);
              }
              if (needsKey) {
                keyed.add(root);
              }
            });
    trees.forEach((root, tree) -> rows(root, tree, keyed.contains(root)));
  }

  private void rows(Shape root, List<Shape> tree, boolean needsKey) {
    List<Column> after = Shape.of(effect.after(), root.id()).map(Shape::columns).orElse(List.of());
    boolean compared = new DeferredEvents(effect.before()).of(tree);
    if (!after.equals(root.columns())) {
      refuse(root, "it changes both the structure and the rows of " + root.ident());
    } else if ((needsKey || compared) && root.key().isEmpty()) {
      refuse(
          root,
          "rows of %s are inserted or updated, and it has no key that names them"
              .formatted(root.ident()));
    } else {
      List<Column> all = root.columns();
      add(Kind.ROWS, root, all, all, root.key(), compared ? List.of() : tree);
    }
  }

  /** The tables of which nothing can be kept. */
  Set<String> refused() {
    return refused;
  }

  private void add(
      Kind kind,
      Shape table,
      List<Column> olds,
      List<Column> news,
      List<Column> key,
      List<Shape> parts) {
    String snapshot = registry.snapshot(number, kind, table.ident());
    found.add(new Capture(number, kind, table, olds, news, key, parts, snapshot));
  }

  private void refuse(Shape table, String what) {
    refused.add(table.ident());
    refusals.add(
        new Finding(
            FindingCode.NOT_INVERTIBLE,
            probed.migration().origin() + ":" + effect.statement().line(),
            "statement %d cannot be taken back: %s".formatted(number, what),
            "cut the statement in two, give the table a primary key first, or write the rollback"
                + " by hand"));
  }

  private static String names(List<Column> columns) {
    return String.join(", ", columns.stream().map(Column::name).toList());
  }
}
