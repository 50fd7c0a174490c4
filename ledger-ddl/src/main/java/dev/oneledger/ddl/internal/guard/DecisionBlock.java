package dev.oneledger.ddl.internal.guard;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The block that reads the states of the slots and decides which statements run: a list of their
 * numbers, in the variable {@code run}.
 */
final class DecisionBlock {
  private static final String TEMPLATE = load("/dev/oneledger/ddl/decision.sql");

  private final GuardPlan plan;

  DecisionBlock(GuardPlan plan) {
    this.plan = plan;
  }

  /**
   * Declarations and body up to where the list is known.
   *
   * @param numbers the statements to decide on, from 1
   */
  String sql(List<Integer> numbers) {
    return plan.slots().isEmpty() ? byRecordOnly(numbers) : byState(numbers);
  }

  private String byRecordOnly(List<Integer> numbers) {
    StringBuilder sql = new StringBuilder("DECLARE\n  run text := ',';\nBEGIN\n");
    sql.append("  PERFORM pg_catalog.pg_advisory_xact_lock(").append(lock()).append(");\n");
    sql.append(OnceRecord.creation());
    StringBuilder others = new StringBuilder();
    for (int number : numbers) {
      PlannedStatement statement = plan.statements().get(number - 1);
      if (statement.treatment() == Treatment.ONCE) {
        String recorded =
            OnceRecord.has(
                plan.migration(),
                "'" + statement.hash() + "'",
                String.valueOf(statement.occurrence()));
        sql.append(
            "  IF NOT %s THEN%n    run := run || '%s,';%n  END IF;%n".formatted(recorded, number));
      } else {
        others.append("    run := run || '%s,';%n".formatted(number));
      }
    }
    if (others.length() > 0) {
      sql.append("  IF run <> ',' THEN\n").append(others).append("  END IF;\n");
    }
    return sql.toString();
  }

  private String byState(List<Integer> numbers) {
    boolean records = plan.keepsRecord();
    return TEMPLATE
        .replace("${lock}", lock())
        .replace("${creation}", records ? OnceRecord.creation() : "")
        .replace("${major}", String.valueOf(plan.major()))
        .replace("${migration}", plan.migration().id().toString())
        .replace("${passing}", passing())
        .replace(
            "${unclear}",
            records ? "complete AND NOT " + OnceRecord.anyOf(plan.migration()) : "false")
        .replace(
            "${recorded}",
            records
                ? OnceRecord.has(plan.migration(), "step ->> 5", "(step ->> 6)::integer")
                : "true")
        .replace("${canonical}", Canonical.EXPRESSION.strip())
        .replace("${catalog}", PostgresCatalog.query(SchemaName.DEFAULT, plan.kinds()))
        .replace("${known}", SqlQuote.dollar("known", known()))
        .replace("${steps}", SqlQuote.dollar("steps", steps(numbers)));
  }

  private String lock() {
    return String.valueOf(GuardLock.of(plan.migration().id()));
  }

  private String passing() {
    return plan.passing().stream()
        .sorted()
        .map(String::valueOf)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String known() {
    List<String> lines = new ArrayList<>();
    for (SlotHistory history : plan.slots()) {
      StringBuilder line = new StringBuilder("[");
      line.append(Json.string(history.slot().key())).append(", ");
      line.append(plan.parts().get(history.number() - 1)).append(", ").append(history.last());
      history.forms().forEach(form -> line.append(", ").append(form == null ? "null" : form));
      lines.add(line.append("]").toString());
    }
    return String.join(",\n", lines).transform(all -> "[\n" + all + "]");
  }

  private String steps(List<Integer> numbers) {
    List<String> lines = new ArrayList<>();
    for (int number : numbers) {
      PlannedStatement statement = plan.statements().get(number - 1);
      String touches =
          statement.touches().stream()
              .map(t -> "[%s,%s,%s,%s]".formatted(t.slot(), t.before(), t.after(), t.later()))
              .collect(Collectors.joining(",", "[", "]"));
      String record =
          statement.treatment() == Treatment.ONCE
              ? ", \"%s\", %s".formatted(statement.hash(), statement.occurrence())
              : "";
      lines.add(
          "[%s, %s, \"%s\", %s, %s%s]"
              .formatted(
                  number,
                  statement.statement().line(),
                  statement.treatment().letter(),
                  statement.part(),
                  touches,
                  record));
    }
    return String.join(",\n", lines).transform(all -> "[\n" + all + "]");
  }

  private static String load(String resource) {
    try (InputStream in =
        Objects.requireNonNull(DecisionBlock.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
