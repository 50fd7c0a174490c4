package dev.oneledger.ddl.internal.guard;

import dev.oneledger.ddl.LineMap;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes the guarded text of a plan. */
final class GuardText {
  private final GuardPlan plan;
  private final SqlScript script;
  private final int left;
  private final DecisionBlock decision;
  private final StatementBlock block;
  private final LinedText out = new LinedText();

  /**
   * @param inner the script's statements without its outer transaction
   */
  GuardText(GuardPlan plan, Surroundings surroundings, SqlScript script, OuterTransaction inner) {
    this.plan = plan;
    this.script = script;
    this.decision = new DecisionBlock(plan);
    this.block = new StatementBlock(plan, decision, surroundings);
    boolean pair = script.statements().size() - inner.statements().size() == 2;
    this.left = pair ? 1 : 0;
  }

  /** What was written. */
  record Written(String text, LineMap lines) {}

  Written write() {
    boolean whole = plan.migration().transactional();
    out.own(GuardHeader.origin(plan.migration(), plan.major()));
    if (whole) {
      out.own("BEGIN;\n");
      if (plan.decides()) {
        out.own(decideOnAll());
      }
    }
    writeSegments(whole);
    out.freshLine();
    if (whole) {
      out.own("COMMIT;\n");
    }
    String rest = out.text();
    List<Integer> origins = new ArrayList<>(List.of(0));
    origins.addAll(out.lines().origins());
    return new Written(GuardHeader.first(rest) + rest, new LineMap(origins));
  }

  private String decideOnAll() {
    List<Integer> numbers =
        IntStream.rangeClosed(1, plan.statements().size())
            .filter(n -> plan.statements().get(n - 1).treatment() != Treatment.ALWAYS)
            .boxed()
            .toList();
    String body =
        decision.sql(numbers)
            + "  PERFORM pg_catalog.set_config('oneledger.run', run, true);\nEND ";
    return "DO " + SqlQuote.dollar("ol", "\n" + body) + ";\n";
  }

  private void writeSegments(boolean whole) {
    int line = 1;
    int number = -left;
    for (Segment segment : script.segments()) {
      String part = script.textOf(segment);
      switch (segment.kind()) {
        case STATEMENT -> {
          number++;
          if (number >= 1 && number <= plan.statements().size()) {
            block.write(out, number, whole);
          }
        }
        case TERMINATOR, COPY_DATA, DELIMITER_COMMAND -> {}
        case PSQL_COMMAND -> out.freshLine().own("-- ").authors(part, line);
        case GAP -> out.authors(part, line);
      }
      line += (int) part.chars().filter(c -> c == '\n').count();
    }
  }
}
