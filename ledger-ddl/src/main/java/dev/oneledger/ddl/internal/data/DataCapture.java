package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.internal.data.Capture.Kind;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.jdbc.internal.SchemaName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Plans how the rows that a migration takes away are kept. Internal: may change in any release. */
public final class DataCapture {

  private DataCapture() {}

  /**
   * Plans it, with the snapshots in the schema {@code oneledger}.
   *
   * @param losses what the inversion of the migration says it does not bring back
   */
  public static CapturePlan plan(
      ProbedMigration probed, List<DataLoss> losses, DataBudget budget) {
    return plan(probed, losses, budget, SchemaName.DEFAULT);
  }

  /** The same with the snapshots in another schema. */
  public static CapturePlan plan(
      ProbedMigration probed, List<DataLoss> losses, DataBudget budget, SchemaName schema) {
    Registry registry = new Registry(schema, probed.migration(), budget);
    List<Finding> refusals = new ArrayList<>();
    List<Capture> captures = new ArrayList<>();
    for (int i = 0; i < probed.effects().size(); i++) {
      captures.addAll(
          new CaptureFinder(probed, registry, probed.effects().get(i), i + 1, refusals).find());
    }
    Map<Integer, List<String>> before = new HashMap<>();
    Map<Integer, List<String>> after = new HashMap<>();
    for (Capture capture : captures) {
      List<String> first =
          before.computeIfAbsent(
              capture.statement(), n -> new ArrayList<>(List.of(registry.prepare())));
      first.addAll(before(schema, registry, capture));
      after
          .computeIfAbsent(capture.statement(), n -> new ArrayList<>())
          .addAll(after(schema, registry, capture, probed));
    }
    return new CapturePlan(before, after, restoration(registry, probed, captures), refusals);
  }

  private static List<String> before(SchemaName schema, Registry registry, Capture capture) {
    List<String> sql = new ArrayList<>(List.of(SnapshotTable.create(registry, capture)));
    if (capture.kind() == Kind.ROWS) {
      sql.addAll(new TriggerCapture(schema, capture).before());
    } else {
      sql.add(new CopyCapture(capture).before());
    }
    return sql;
  }

  private static List<String> after(
      SchemaName schema, Registry registry, Capture capture, ProbedMigration probed) {
    List<String> sql = new ArrayList<>();
    if (capture.kind() == Kind.ROWS) {
      sql.addAll(new TriggerCapture(schema, capture).after());
    } else if (!capture.news().isEmpty()) {
      var after = probed.effects().get(capture.statement() - 1).after();
      sql.add(
          new CopyCapture(capture).after(Shape.of(after, capture.table().id()).orElseThrow()));
    }
    sql.add(registry.account(capture));
    return sql;
  }

  private static Restoration restoration(
      Registry registry, ProbedMigration probed, List<Capture> captures) {
    if (captures.isEmpty()) {
      return new Restoration(List.of(), List.of());
    }
    Map<String, List<Capture>> byTable = new LinkedHashMap<>();
    captures.forEach(
        capture ->
            byTable.computeIfAbsent(capture.table().id(), id -> new ArrayList<>()).add(capture));
    List<TableHistory> histories = new ArrayList<>();
    byTable.forEach(
        (id, kept) ->
            histories.add(
                new TableHistory(
                    Shape.of(probed.before(), id).orElseThrow(),
                    Shape.of(probed.after(), id),
                    kept)));
    RestorationSql sql =
        new RestorationSql(registry, histories, ForeignKey.of(probed.before()));
    return new Restoration(List.of(sql.check()), List.of(sql.write()));
  }
}
