package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.internal.data.Capture.Kind;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.ddl.internal.probe.TouchedTable;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what one statement takes away, and decides how it is kept. */
final class CaptureFinder {

  private final ProbedMigration probed;
  private final Registry registry;
  private final StatementEffect effect;
  private final int number;
  private final List<Finding> refusals;
  private final List<Capture> found = new ArrayList<>();

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
            partitions.parent(table).filter(p -> Shape.of(effect.after(), p.id()).isPresent()).isPresent();
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
      boolean ours = Shape.of(probed.before(), table.id()).orElseThrow().column(column.number()).isPresent();
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
    Map<Shape, List<Shape>> parts = new LinkedHashMap<>();
    Map<Shape, List<TouchedTable>> touched = new LinkedHashMap<>();
    for (TouchedTable one : effect.tables()) {
      Optional<Shape> table = Shape.of(effect.before(), one.id());
      if (table.isEmpty() || probed.before().byId(one.id()).isEmpty() || !changesRows(one)) {
        continue;
      }
      List<Shape> line = partitions.line(table.get());
      Shape root = line.get(line.size() - 1);
      List<Shape> known = parts.computeIfAbsent(root, r -> new ArrayList<>());
      line.stream().filter(part -> !known.contains(part)).forEach(known::add);
      touched.computeIfAbsent(root, r -> new ArrayList<>()).add(one);
    }
    parts.forEach((root, tree) -> rows(root, tree, touched.getOrDefault(root, List.of())));
  }

  /** A rewrite for the structure's sake is no change of rows: its columns are looked at. */
  private boolean changesRows(TouchedTable one) {
    return one.inserted() + one.updated() + one.deleted() > 0
        || (one.replaced() && effect.before() == effect.after());
  }

  private void rows(Shape root, List<Shape> tree, List<TouchedTable> touched) {
    if (!Shape.of(effect.after(), root.id())
        .filter(after -> after.columns().equals(root.columns()))
        .isPresent()) {
      refuse(
          "it changes both the structure and the rows of %s".formatted(root.ident()));
      return;
    }
    boolean needsKey = touched.stream().anyMatch(one -> one.inserted() + one.updated() > 0);
    if (needsKey && root.key().isEmpty()) {
      refuse(
          "rows of %s are inserted or updated, and it has no key that names them"
              .formatted(root.ident()));
      return;
    }
    add(Kind.ROWS, root, root.columns(), root.columns(), root.key(), tree);
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

  private void refuse(String what) {
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
