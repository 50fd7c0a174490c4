package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.ddl.internal.data.Capture.Kind;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides how tables are kept whose rows no key names all the way through the migration. Where rows
 * only come and go, those are kept. Where one statement has no other way than to keep all rows,
 * they are kept once for the whole migration, since nothing joins them with what other statements
 * kept.
 */
final class KeylessTables {

  private final ProbedMigration probed;
  private final Registry registry;
  private final List<Finding> refusals;

  KeylessTables(ProbedMigration probed, Registry registry, List<Finding> refusals) {
    this.probed = probed;
    this.registry = registry;
    this.refusals = refusals;
  }

  /** What is kept in the end, in the order of the statements. */
  List<Capture> settle(List<Capture> found) {
    Map<String, List<Capture>> byTable = new LinkedHashMap<>();
    found.forEach(
        one -> byTable.computeIfAbsent(one.table().id(), id -> new ArrayList<>()).add(one));
    return byTable.values().stream().flatMap(kept -> settleTable(kept).stream()).toList();
  }

  private List<Capture> settleTable(List<Capture> kept) {
    if (kept.stream().noneMatch(Capture::unnamed)) {
      return kept;
    }
    Optional<String> obstacle = obstacle(kept.get(0).table());
    if (obstacle.isPresent()) {
      refuse(kept.get(0), obstacle.get());
      return List.of();
    }
    return kept.stream().allMatch(one -> one.kind() == Kind.BAG) ? kept : List.of(whole(kept));
  }

  /** All rows, from before the first of these statements to after the last. */
  private Capture whole(List<Capture> kept) {
    Capture start = kept.get(0);
    Shape first = Shape.of(probed.before(), start.table().id()).orElseThrow();
    int last = kept.get(kept.size() - 1).statement();
    List<Column> left =
        Shape.of(probed.effects().get(last - 1).after(), first.id())
            .map(Shape::columns)
            .orElse(List.of());
    boolean dropsOnly = kept.stream().allMatch(KeylessTables::drops);
    return new Capture(
        start.statement(),
        Kind.WHOLE,
        start.table(),
        of(first, start.table().columns()),
        dropsOnly ? List.of() : of(first, left),
        List.of(),
        List.of(),
        registry.snapshot(start.statement(), Kind.WHOLE, start.table().ident()),
        last);
  }

  /** Then what stays of the rows is as it was. */
  private static boolean drops(Capture capture) {
    return capture.news().isEmpty() && capture.kind() != Kind.BAG;
  }

  private static List<Column> of(Shape first, List<Column> columns) {
    return columns.stream()
        .filter(column -> !column.generated() && first.column(column.number()).isPresent())
        .toList();
  }

  /** What deleting the table's rows and inserting others would harm. */
  private Optional<String> obstacle(Shape table) {
    Optional<Shape> last = Shape.of(probed.after(), table.id());
    if (last.isEmpty()) {
      return Optional.empty();
    }
    Set<String> names =
        leaves(probed.after(), table.id())
            .map(Shape::ident)
            .collect(Collectors.toCollection(TreeSet::new));
    names.add(last.get().ident());
    Optional<String> child =
        ForeignKey.of(probed.after()).stream()
            .filter(key -> names.contains(key.parent()))
            .map(ForeignKey::child)
            .findFirst();
    if (child.isPresent()) {
      return child.map(name -> "a foreign key of %s points to it".formatted(name));
    }
    return regrouped(table.id())
        ? Optional.of("it gets or loses a partition that stays a table")
        : Optional.empty();
  }

  private boolean regrouped(String table) {
    Set<String> before = ids(probed.before(), table);
    Set<String> after = ids(probed.after(), table);
    return !after.containsAll(before)
        || after.stream()
            .anyMatch(id -> !before.contains(id) && probed.before().byId(id).isPresent());
  }

  private static Set<String> ids(Catalog catalog, String table) {
    return leaves(catalog, table).map(Shape::id).collect(Collectors.toSet());
  }

  private static Stream<Shape> leaves(Catalog catalog, String table) {
    return Shape.of(catalog, table).stream()
        .flatMap(root -> new Partitions(catalog).leaves(root).stream());
  }

  private void refuse(Capture capture, String obstacle) {
    int line = probed.effects().get(capture.statement() - 1).statement().line();
    refusals.add(
        new Finding(
            FindingCode.NOT_INVERTIBLE,
            probed.migration().origin() + ":" + line,
            "statement %s cannot be taken back: no key names the rows of %s through the migration, so its rollback would replace them, and %s"
                .formatted(capture.statement(), capture.table().ident(), obstacle),
            "give the table a primary key in an earlier migration, or write the rollback by hand"));
  }
}
