package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.rerun.Rerun;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.internal.sql.StatementCursor;
import dev.oneledger.internal.sql.Token;
import dev.oneledger.internal.sql.TokenKind;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.Optional;
import org.jooq.Query;
import org.jooq.Select;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * Judges the statements that are about rows. Internal: may change in any release.
 *
 * <p>Not seen are triggers, defaults that are another at every run, and that a join could find
 * several rows for one.
 */
public final class DataRerun {

  /** Words whose clauses jOOQ's model does not show whole. */
  private static final String[] NOT_IN_MODEL = {
    "UNION",
    "INTERSECT",
    "EXCEPT",
    "MINUS",
    "LATERAL",
    "WINDOW",
    "OVER",
    "FETCH",
    "TABLESAMPLE",
    "OVERRIDING"
  };

  private final SqlStatement statement;
  private final SqlDialect dialect;

  private DataRerun(SqlStatement statement, SqlDialect dialect) {
    this.statement = statement;
    this.dialect = dialect;
  }

  /** What a second run of the statement does. */
  public static Rerun judge(SqlStatement statement, SqlDialect dialect) {
    return new DataRerun(statement, dialect).judge();
  }

  private Rerun judge() {
    return switch (statement.classification().verb()) {
      case COPY -> copy();
      case VALUES -> values();
      case TABLE -> Rerun.harmless();
      case CALL -> Rerun.unknown("What a procedure or function that is called does is not read.");
      case WITH -> Rerun.unknown("A statement with WITH is not judged.");
      case MERGE -> merge();
      case REPLACE ->
          Rerun.unknown("Which key REPLACE finds the row of the first run by is not said.");
      case INSERT -> insert();
      default -> model().orElseGet(DataRerun::opaque);
    };
  }

  private static Rerun opaque() {
    return Rerun.unknown("The statement holds what cannot be read faithfully.");
  }

  private Rerun copy() {
    StatementCursor cursor = cursor();
    cursor.skip();
    if (cursor.isNextMark('(')) {
      return copied(cursor);
    }
    return cursor.hasAhead("FROM")
        ? Rerun.harmful(
            "COPY inserts its rows again, or fails on their key.",
            "Copy into a temporary table, and INSERT … ON CONFLICT (key) DO NOTHING from there.")
        : Rerun.harmless();
  }

  /** What COPY does is what the query in its parentheses does. */
  private Rerun copied(StatementCursor cursor) {
    int start = cursor.peek() == null ? 0 : cursor.peek().end();
    cursor.takeParenthesis();
    cursor.moveTo(cursor.position() - 1);
    int end = cursor.peek() == null ? start : cursor.peek().start();
    String query = statement.text().substring(start, Math.max(start, end));
    try {
      List<SqlStatement> queries = SqlSplitter.split(query, dialect).statements();
      return queries.size() == 1 ? judge(queries.get(0), dialect) : opaque();
    } catch (LedgerException notAQuery) {
      return opaque();
    }
  }

  /** Harmless unless something is called, which may do whatever it likes. */
  private Rerun values() {
    StatementCursor cursor = cursor();
    cursor.skip();
    boolean name = false;
    while (!cursor.atEnd()) {
      if (name && cursor.isNextMark('(')) {
        return Rerun.unknown("What the query calls is not known.");
      }
      name = isName(cursor.peek()) && !cursor.isNext("ROW");
      cursor.skip();
    }
    return Rerun.harmless();
  }

  private Rerun merge() {
    if (dialect == SqlDialect.H2 && MergeByKey.isConstant(cursor())) {
      return Rerun.harmless();
    }
    return Rerun.unknown("What MERGE sets when a row is there already is not read.");
  }

  private Rerun insert() {
    Optional<Rerun> judged = PlainInsert.judge(statement.text(), dialect);
    return judged.orElseGet(() -> model().orElseGet(this::unreadInsert));
  }

  /** What cannot be read, and neither mentions its own table nor says what a conflict does. */
  private Rerun unreadInsert() {
    return PlainInsert.isUnconditional(statement.text(), dialect) ? InsertRerun.again() : opaque();
  }

  private Optional<Rerun> model() {
    if (hasWordsOutsideModel()) {
      return Optional.empty();
    }
    return FaithfulReading.of(statement.text(), dialect, Tolerance.DATA).flatMap(DataRerun::judge);
  }

  private static Optional<Rerun> judge(Query query) {
    if (query instanceof QOM.UpdateReturning<?> returning) {
      return judge(returning.$update());
    }
    if (query instanceof QOM.InsertReturning<?> returning) {
      return judge(returning.$insert());
    }
    if (query instanceof QOM.DeleteReturning<?> returning) {
      return judge(returning.$delete());
    }
    if (query instanceof QOM.Update<?> update) {
      return Optional.of(new UpdateRerun(update).judge());
    }
    if (query instanceof QOM.Delete<?> delete) {
      return Optional.of(new DeleteRerun(delete).judge());
    }
    if (query instanceof QOM.Insert<?> insert) {
      return Optional.of(new InsertRerun(insert).judge());
    }
    return query instanceof Select<?> select
        ? Optional.of(SelectRerun.judge(select))
        : Optional.empty();
  }

  private boolean hasWordsOutsideModel() {
    StatementCursor cursor = cursor();
    while (!cursor.atEnd()) {
      for (String word : NOT_IN_MODEL) {
        if (cursor.isNext(word)) {
          return true;
        }
      }
      cursor.skip();
    }
    return false;
  }

  private static boolean isName(@Nullable Token token) {
    return token != null && (token.is(TokenKind.WORD) || token.is(TokenKind.QUOTED_IDENTIFIER));
  }

  private StatementCursor cursor() {
    return StatementCursor.of(statement.text(), dialect);
  }
}
