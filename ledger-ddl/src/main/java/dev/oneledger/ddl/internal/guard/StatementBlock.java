package dev.oneledger.ddl.internal.guard;

import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Writes one statement of a guarded text. */
final class StatementBlock {
  private final GuardPlan plan;
  private final DecisionBlock decision;
  private final Surroundings surroundings;

  StatementBlock(GuardPlan plan, DecisionBlock decision, Surroundings surroundings) {
    this.plan = plan;
    this.decision = decision;
    this.surroundings = surroundings;
  }

  /**
   * Writes a statement with its end.
   *
   * @param number the statement's number, from 1
   * @param decided whether a block before it has decided on all
   */
  void write(LinedText out, int number, boolean decided) {
    PlannedStatement planned = plan.statements().get(number - 1);
    SqlStatement statement = planned.statement();
    if (planned.treatment() == Treatment.ALWAYS) {
      surroundings.before(number).forEach(sql -> out.own(sql + ";\n"));
      out.authors(statement.text(), statement.line()).own(";");
      surroundings.after(number).forEach(sql -> out.own("\n" + sql + ";"));
    } else if (statement.classification().outsideTransaction()) {
      writeBare(out, number, statement);
    } else if (statement.classification().copyData() != null) {
      writeCopy(out, number, planned);
    } else {
      writeBlock(out, number, planned, decided);
    }
  }

  private void writeBlock(LinedText out, int number, PlannedStatement planned, boolean decided) {
    SqlStatement statement = planned.statement();
    String quote = SqlQuote.mark("q", "\n" + statement.text() + "\n");
    String due = decided ? " BEGIN IF " + isDue(number) : decided(number) + "  IF run <> ','";
    String head = due + " THEN" + executed(surroundings.before(number));
    String tail =
        quote + ";" + executed(surroundings.after(number)) + record(planned) + " END IF; END ";
    String mark = SqlQuote.mark("ol", head + statement.text() + tail);
    out.own("DO " + mark + head + " EXECUTE " + quote + "\n");
    out.authors(statement.text(), statement.line());
    out.freshLine().own(tail + mark + ";");
  }

  private String decided(int number) {
    return "\n" + decision.sql(List.of(number));
  }

  /** An index built or dropped concurrently cannot stand in a block, but what it did is checked. */
  private void writeBare(LinedText out, int number, SqlStatement statement) {
    String check =
        decision.sql(List.of(number))
            + "  IF run <> ',' THEN\n"
            + "    RAISE EXCEPTION 'drift: line %s of %s did not do what it should'%n"
                .formatted(statement.line(), plan.migration().id())
            + "      USING ERRCODE = 'OL010', HINT = 'Drop an invalid index of this name, and run the migration again.';\n"
            + "  END IF;\nEND ";
    String allowed = decision.sql(List.of(number)) + "END ";
    new IndexWait(plan).before(number).ifPresent(out::own);
    out.own("DO " + SqlQuote.dollar("ol", "\n" + allowed) + ";\n");
    ConcurrentIndex.of(statement)
        .ifPresentOrElse(
            index ->
                out.authors(index.head(), statement.line())
                    .own(index.words())
                    .authors(index.tail(), statement.line() + index.lines()),
            () -> out.authors(statement.text(), statement.line()));
    out.own(";\n");
    out.own("DO " + SqlQuote.dollar("ol", "\n" + check) + ";");
  }

  private void writeCopy(LinedText out, int number, PlannedStatement planned) {
    SqlStatement statement = planned.statement();
    CopyStatement copy = CopyStatement.of(statement);
    String open =
        " BEGIN IF %s THEN CREATE TEMPORARY TABLE oneledger_rows ON COMMIT DROP AS SELECT %s FROM %s LIMIT 0; ELSE CREATE TEMPORARY TABLE oneledger_rows (%s) ON COMMIT DROP; END IF; END "
            .formatted(isDue(number), copy.columns(), copy.table(), copy.placeholders());
    if (!surroundings.before(number).isEmpty()) {
      open =
          open.replaceFirst(
              " THEN", Matcher.quoteReplacement(" THEN" + executed(surroundings.before(number))));
    }
    String close =
        " BEGIN IF %s THEN INSERT INTO %s%s OVERRIDING SYSTEM VALUE SELECT * FROM pg_temp.oneledger_rows;%s%s END IF; DROP TABLE pg_temp.oneledger_rows; END "
            .formatted(
                isDue(number),
                copy.table(),
                copy.columnList(),
                executed(surroundings.after(number)),
                record(planned));
    out.own("DO " + SqlQuote.dollar("ol", open) + ";\n");
    out.authors(
        "COPY pg_temp.oneledger_rows" + copy.positions() + " " + copy.tail(), statement.line());
    out.own(";\n").authors(copy.rows(), statement.line() + 1).own("\\.\n");
    out.own("DO " + SqlQuote.dollar("ol", close) + ";");
  }

  private static String executed(List<String> statements) {
    return statements.stream()
        .map(sql -> "\n  EXECUTE " + SqlQuote.dollar("k", sql) + ";\n ")
        .collect(Collectors.joining());
  }

  private static String isDue(int number) {
    return "pg_catalog.strpos(pg_catalog.current_setting('oneledger.run'), ',%s,') > 0"
        .formatted(number);
  }

  private String record(PlannedStatement planned) {
    return planned.treatment() == Treatment.ONCE
        ? " " + OnceRecord.insertion(plan.migration(), planned) + ";"
        : "";
  }
}
