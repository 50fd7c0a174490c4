package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.SqlDialect;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Queries;
import org.jooq.Query;
import org.jooq.exception.DataTypeException;
import org.jooq.impl.ParserException;

/** The gate: what jOOQ reads counts only where nothing was lost, added or swallowed. */
final class FaithfulReading {

  private FaithfulReading() {}

  /** The statement as jOOQ's model; empty if it cannot be read, or not faithfully. */
  static Optional<Query> of(String statement, SqlDialect dialect, Tolerance tolerance) {
    return of(statement, dialect, tolerance, query -> Map.of());
  }

  /**
   * The same where jOOQ may write more words than the statement has, never fewer.
   *
   * @param more how often each of them at most
   */
  static Optional<Query> of(
      String statement,
      SqlDialect dialect,
      Tolerance tolerance,
      Function<Query, Map<String, Integer>> more) {
    DSLContext jooq = QuietJooq.in(dialect);
    try {
      Queries queries = jooq.parser().parse(statement);
      if (queries.queries().length != 1) {
        return Optional.empty();
      }
      Query query = queries.queries()[0];
      String written = jooq.renderInlined(query);
      boolean kept =
          TokenBag.isKept(
              TokenBag.of(statement, dialect, tolerance),
              TokenBag.of(written, dialect, tolerance),
              more.apply(query));
      return kept && readsTheSame(written, jooq) ? Optional.of(query) : Optional.empty();
    } catch (StackOverflowError tooDeep) {
      // jOOQ reads and writes by recursion; a text that is nested so deep is not judged.
      return Optional.empty();
    } catch (ParserException | DataTypeException | UnsupportedOperationException notRead) {
      return Optional.empty();
    }
  }

  private static boolean readsTheSame(String written, DSLContext jooq) {
    Queries again = jooq.parser().parse(written);
    return again.queries().length == 1 && jooq.renderInlined(again.queries()[0]).equals(written);
  }
}
