package dev.oneledger.ddl.internal.inverse;

import java.util.List;

/** Tables, views and what hangs on them. */
final class TableKinds {

  private TableKinds() {}

  static List<KindDdl> all() {
    return List.of(
        new RelationDdl(),
        new ForeignOptionsDdl(),
        new ColumnDdl(),
        new ConstraintDdl(),
        new IndexDdl(),
        new SequenceDdl(),
        new TriggerDdl(),
        new RuleDdl(),
        new PolicyDdl(),
        new StatisticsDdl());
  }
}
