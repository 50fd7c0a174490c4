package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.ddl.internal.data.Capture.Kind;
import dev.oneledger.ddl.internal.inverse.KnownValues;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.jdbc.internal.SchemaName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the captures of a migration, with what each puts before and after its statement. */
final class Parts {

  private final SchemaName schema;
  private final Registry registry;
  private final ProbedMigration probed;
  private final Map<Integer, List<String>> before = new HashMap<>();
  private final Map<Integer, List<String>> after = new HashMap<>();
  private final Map<String, List<Capture>> byTable = new LinkedHashMap<>();
  private final List<CounterCapture> counters = new ArrayList<>();

  Parts(SchemaName schema, Registry registry, ProbedMigration probed) {
    this.schema = schema;
    this.registry = registry;
    this.probed = probed;
  }

  void add(CounterCapture capture) {
    counters.add(capture);
    before(capture.statement()).add(capture.before(registry));
    List<String> last = after(capture.statement());
    last.add(capture.after());
    last.add(registry.account(capture.statement(), "sequences", capture.snapshot()));
  }

  /** Around all that is kept for the statement. */
  void add(Watch watch, int statement) {
    before.computeIfAbsent(statement, n -> new ArrayList<>()).add(watch.before());
    after(statement).add(0, watch.after());
  }

  void add(Capture capture) {
    byTable.computeIfAbsent(capture.table().id(), id -> new ArrayList<>()).add(capture);
    List<String> first = before(capture.statement());
    List<String> last = after(capture.until());
    first.add(SnapshotTable.create(registry, capture));
    if (capture.kind() == Kind.WHOLE) {
      WholeCapture whole = new WholeCapture(registry, capture, history(capture.table().id()));
      first.add(whole.before());
      tableAfter(capture).ifPresent(table -> last.addAll(whole.after(table)));
    } else if (capture.compared()) {
      ComparedCapture compared = new ComparedCapture(schema, capture);
      first.addAll(compared.before());
      last.addAll(compared.after());
    } else if (capture.kind() == Kind.ROWS || capture.kind() == Kind.BAG) {
      TriggerCapture triggers = new TriggerCapture(schema, capture);
      first.addAll(triggers.before());
      last.addAll(triggers.after());
    } else {
      CopyCapture copy = new CopyCapture(registry, capture);
      first.add(copy.before());
      if (!capture.news().isEmpty()) {
        last.add(copy.after(tableAfter(capture).orElseThrow()));
      }
    }
    last.add(registry.account(capture));
  }

  private Optional<Shape> tableAfter(Capture capture) {
    return Shape.of(probed.effects().get(capture.until() - 1).after(), capture.table().id());
  }

  private List<String> before(int statement) {
    return before.computeIfAbsent(statement, n -> new ArrayList<>(List.of(registry.prepare())));
  }

  private List<String> after(int statement) {
    return after.computeIfAbsent(statement, n -> new ArrayList<>());
  }

  CapturePlan plan(List<Finding> refusals) {
    boolean empty = byTable.isEmpty() && counters.isEmpty();
    List<FormerValues> former = former();
    return new CapturePlan(
        before,
        after,
        empty ? Restoration.NONE : restoration(former),
        values(former),
        refusals);
  }

  private List<FormerValues> former() {
    List<ForeignKey> foreignKeys = ForeignKey.of(probed.after());
    ConvertedColumns converted = new ConvertedColumns(probed.before(), probed.after());
    return byTable.keySet().stream()
        .map(this::history)
        .flatMap(
            history ->
                FormerValues.of(history, converted.of(history), foreignKeys, registry).stream())
        .toList();
  }

  private static KnownValues values(List<FormerValues> former) {
    return (table, column, conversion) ->
        former.stream()
            .flatMap(one -> one.using(table, column, conversion).stream())
            .findFirst();
  }

  private Restoration restoration(List<FormerValues> former) {
    List<TableHistory> histories = byTable.keySet().stream().map(this::history).toList();
    RestorationSql sql =
        new RestorationSql(registry, histories, counters, ForeignKey.of(probed.before()), former);
    return new Restoration(sql.beforeStructure(), List.of(sql.write()), List.of(sql.end()));
  }

  private boolean madeAnew(String table) {
    return probed.after().byId(table).isEmpty()
        && probed
            .before()
            .byId(table)
            .flatMap(was -> probed.after().byName("relation", was.ident()))
            .isPresent();
  }

  private TableHistory history(String table) {
    return new TableHistory(
        Shape.of(probed.before(), table).orElseThrow(),
        Shape.of(probed.after(), table),
        madeAnew(table),
        byTable.getOrDefault(table, List.of()));
  }
}
