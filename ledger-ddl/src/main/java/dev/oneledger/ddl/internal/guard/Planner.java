package dev.oneledger.ddl.internal.guard;

import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the judgements on single statements together. */
final class Planner {
  private final ProbedMigration probed;
  private final List<Judgement> judgements;
  private final Timeline timeline;
  private final Parts parts = new Parts();

  Planner(ProbedMigration probed, List<Judgement> judgements, Canonical forms) {
    this.probed = probed;
    this.judgements = judgements;
    this.timeline = new Timeline(judgements, forms);
  }

  GuardPlan plan() {
    List<PlannedStatement> planned = new ArrayList<>();
    Map<String, Integer> occurrences = new HashMap<>();
    for (int i = 0; i < judgements.size(); i++) {
      StatementEffect effect = probed.effects().get(i);
      Judgement judgement = judgements.get(i);
      boolean known = judgement.relies().stream().allMatch(timeline::knows);
      List<Touch> touches = known ? timeline.touches(i, judgement) : List.of();
      parts.join(touches.stream().map(Touch::slot).toList());
      int occurrence = occurrences.merge(effect.statement().text(), 1, Integer::sum);
      planned.add(
          new PlannedStatement(
              effect.statement(),
              known ? judgement.treatment() : Treatment.ONCE,
              touches.isEmpty() ? 0 : touches.get(0).slot(),
              touches,
              occurrence));
    }
    Set<Integer> passing = passing();
    return new GuardPlan(
        probed.migration(),
        probed.before().major(),
        settled(planned, passing),
        timeline.histories(),
        timeline.histories().stream().map(history -> parts.of(history.number())).toList(),
        passing);
  }

  private Set<Integer> passing() {
    Set<Integer> passing = new HashSet<>();
    timeline.histories().forEach(history -> passing.add(parts.of(history.number())));
    for (SlotHistory history : timeline.histories()) {
      if (history.hasNetEffect()) {
        passing.remove(parts.of(history.number()));
      }
    }
    return passing;
  }

  /** Parts are known only now; and what runs with others needs some. */
  private List<PlannedStatement> settled(List<PlannedStatement> planned, Set<Integer> passing) {
    List<PlannedStatement> settled =
        planned.stream().map(s -> s.part() == 0 ? s : s.inPart(parts.of(s.part()))).toList();
    boolean lasting =
        settled.stream()
            .anyMatch(
                s ->
                    s.treatment() == Treatment.ONCE
                        || (s.treatment() == Treatment.BY_STATE && !passing.contains(s.part())));
    if (lasting) {
      return settled;
    }
    boolean any = settled.stream().anyMatch(s -> s.treatment() == Treatment.BY_STATE);
    return settled.stream().map(s -> alone(s, any)).toList();
  }

  private static PlannedStatement alone(PlannedStatement statement, boolean others) {
    return switch (statement.treatment()) {
      case BY_STATE -> statement.treated(Treatment.ONCE);
      case WITH_OTHERS -> others ? statement : statement.treated(Treatment.ALWAYS);
      case ALWAYS, ONCE -> statement;
    };
  }
}
