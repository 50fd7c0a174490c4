package dev.oneledger.ddl.internal.data;

import dev.oneledger.Finding;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.SchemaName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans how the rows that a migration takes away are kept. Internal: may change in any release. */
public final class DataCapture {

  private DataCapture() {}

  /** Plans it, with the snapshots in the schema {@code oneledger}. */
  public static CapturePlan plan(ProbedMigration probed, DataBudget budget) {
    return plan(probed, budget, SchemaName.DEFAULT);
  }

  /** The same with the snapshots in another schema. */
  public static CapturePlan plan(ProbedMigration probed, DataBudget budget, SchemaName schema) {
    Registry registry = new Registry(schema, probed.migration(), budget);
    List<Finding> refusals = new ArrayList<>();
    List<Capture> found = new ArrayList<>();
    for (int i = 0; i < probed.effects().size(); i++) {
      found.addAll(new CaptureFinder(probed, registry, probed.effects().get(i), i + 1).find());
    }
    FollowedRows followed = new FollowedRows(probed, refusals);
    followed.adopted();
    List<Capture> kept = followed.of(new KeylessTables(probed, registry, refusals).settle(found));
    Parts parts = new Parts(schema, registry, probed);
    for (int i = 0; i < probed.effects().size(); i++) {
      StatementEffect effect = probed.effects().get(i);
      int number = i + 1;
      CounterCapture.of(registry, probed.before(), effect, number).ifPresent(parts::add);
      kept.stream().filter(capture -> capture.statement() == number).forEach(parts::add);
      if (Watch.concerns(effect)) {
        Set<String> known =
            found.stream()
                .filter(capture -> capture.statement() == number)
                .map(capture -> capture.table().ident())
                .collect(Collectors.toSet());
        parts.add(new Watch(schema, probed, effect, number, known), number);
      }
    }
    return parts.plan(refusals);
  }
}
