package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses tables whose rows cannot be found again where the migration leads: those of a partition
 * that comes from elsewhere or goes its own way, and values whose labels get other names.
 */
final class FollowedRows {

  private final ProbedMigration probed;
  private final List<Finding> refusals;
  private final RenamedLabels labels;

  FollowedRows(ProbedMigration probed, List<Finding> refusals) {
    this.probed = probed;
    this.refusals = refusals;
    this.labels = new RenamedLabels(probed);
  }

  /** The captures of the other tables. */
  List<Capture> of(List<Capture> kept) {
    Set<String> refused = new HashSet<>();
    for (Capture capture : kept) {
      if (!refused.contains(capture.table().id())) {
        obstacle(capture)
            .ifPresent(
                obstacle -> {
                  refused.add(capture.table().id());
                  refuse(capture.statement(), capture.table(), obstacle);
                });
      }
    }
    return kept.stream().filter(one -> !refused.contains(one.table().id())).toList();
  }

  /**
   * Refuses what a statement does to tables that are partitions of one that the migration makes.
   */
  void adopted() {
    for (int i = 0; i < probed.effects().size(); i++) {
      StatementEffect effect = probed.effects().get(i);
      Set<String> reached = new Reach(effect).tables();
      for (Shape table : partitions(effect.before())) {
        List<Shape> line = new Partitions(effect.before()).line(table);
        Shape root = line.get(line.size() - 1);
        boolean made = probed.before().byId(root.id()).isEmpty();
        if (made
            && (line.stream().anyMatch(t -> reached.contains(t.id()))
                || altered(effect, table, root))) {
          refuse(
              i + 1,
              table,
              "it is a partition of %s then, which the migration makes".formatted(root.ident()));
          return;
        }
      }
    }
  }

  private List<Shape> partitions(Catalog catalog) {
    return catalog.objects().stream()
        .filter(object -> object.kind().equals("relation") && object.get("partbound") != null)
        .filter(object -> probed.before().byId(object.id()).isPresent())
        .flatMap(object -> Shape.of(catalog, object.id()).stream())
        .toList();
  }

  /** A table that goes by itself is kept as one. */
  private static boolean altered(StatementEffect effect, Shape table, Shape root) {
    Optional<Shape> now = Shape.of(effect.after(), table.id());
    if (now.isEmpty()) {
      return effect.after().byId(root.id()).isEmpty();
    }
    return table.columns().stream()
        .anyMatch(
            column ->
                now.get()
                    .column(column.number())
                    .filter(one -> one.type().equals(column.type()))
                    .isEmpty());
  }

  private Optional<String> obstacle(Capture capture) {
    Optional<String> renamed =
        Stream.concat(capture.olds().stream(), capture.news().stream())
            .filter(labels::concern)
            .findFirst()
            .map(column -> "labels are renamed that column %s may have".formatted(column.name()));
    return renamed.or(() -> capture.unnamed() ? Optional.empty() : moved(capture));
  }

  private Optional<String> moved(Capture capture) {
    StatementEffect effect = probed.effects().get(capture.statement() - 1);
    String table = capture.table().id();
    Set<String> first = leaves(probed.before(), table);
    Set<String> last = leaves(probed.after(), table);
    return new Partitions(effect.before())
        .leaves(capture.table()).stream()
            .filter(
                leaf ->
                    (!first.contains(leaf.id()) && probed.before().byId(leaf.id()).isPresent())
                        || (!last.contains(leaf.id()) && loses(capture, effect, leaf)))
            .findFirst()
            .map(
                leaf ->
                    "%s is a partition of it for a part of the migration only"
                        .formatted(leaf.ident()));
  }

  private boolean loses(Capture capture, StatementEffect effect, Shape leaf) {
    boolean touched =
        effect.tables().stream()
            .anyMatch(
                t -> t.id().equals(leaf.id()) && t.inserted() + t.updated() + t.deleted() > 0);
    return switch (capture.kind()) {
      case COLUMNS -> true;
      case ROWS -> touched;
      default -> false;
    };
  }

  private static Set<String> leaves(Catalog catalog, String table) {
    return Shape.of(catalog, table).stream()
        .flatMap(root -> new Partitions(catalog).leaves(root).stream())
        .map(Shape::id)
        .collect(Collectors.toSet());
  }

  private void refuse(int statement, Shape table, String obstacle) {
    refusals.add(
        new Finding(
            FindingCode.NOT_INVERTIBLE,
            "%s:%s"
                .formatted(
                    probed.migration().origin(),
                    probed.effects().get(statement - 1).statement().line()),
            "statement %s cannot be taken back: the rows of %s cannot be followed through the migration, since %s"
                .formatted(statement, table.ident(), obstacle),
            "cut it into migrations of their own there, or write the rollback by hand"));
  }
}
