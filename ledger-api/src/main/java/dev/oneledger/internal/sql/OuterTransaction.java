package dev.oneledger.internal.sql;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * A script without the {@code BEGIN; ... COMMIT;} that it may carry for psql's sake, for whoever
 * runs it owns the transaction. A last {@code COMMIT;} of nothing begun, which psql only warns of,
 * goes as well.
 *
 * <p>Internal: may change in any release.
 *
 * @param present true if the script had the pair, or the COMMIT
 * @param statements the statements without it, numbered anew from 1, on their own lines as before
 * @param text the script's text, with these statements and their terminators taken out and every
 *     other character, line breaks among them, as it was
 */
public record OuterTransaction(boolean present, List<SqlStatement> statements, String text) {

  private static final Set<String> OPENING =
      Set.of("BEGIN", "BEGIN WORK", "BEGIN TRANSACTION", "START TRANSACTION");
  private static final Set<String> CLOSING =
      Set.of("COMMIT", "COMMIT WORK", "COMMIT TRANSACTION", "END", "END WORK", "END TRANSACTION");

  /** Copies the list. */
  public OuterTransaction {
    statements = List.copyOf(statements);
  }

  /**
   * Takes the outer pair out.
   *
   * @throws LedgerException if transaction control remains, if BEGIN or COMMIT lacks its
   *     counterpart, if BEGIN asks for transaction modes, or if a script that runs outside any
   *     transaction has transaction control
   */
  public static OuterTransaction strip(SqlScript script) {
    if (Directives.of(script).noTransaction()) {
      refuseAnyControl(script);
    }
    List<SqlStatement> all = script.statements();
    if (all.isEmpty() || !opens(all.get(0), script.dialect())) {
      return withoutBeginning(script, all);
    }
    SqlStatement first = all.get(0);
    if (!OPENING.contains(words(first, script.dialect()))) {
      throw asksForModes(first);
    }
    int lastInner = Math.max(1, all.size() - 1);
    List<SqlStatement> inner = new ArrayList<>();
    for (SqlStatement statement : all.subList(1, lastInner)) {
      refuseControl(statement);
      inner.add(
          new SqlStatement(
              inner.size() + 1, statement.line(), statement.text(), statement.classification()));
    }
    SqlStatement last = all.get(all.size() - 1);
    if (!CLOSING.contains(words(last, script.dialect()))) {
      throw neverCommitted(first, last);
    }
    return new OuterTransaction(true, inner, without(true, script));
  }

  private static OuterTransaction withoutBeginning(SqlScript script, List<SqlStatement> all) {
    int last = all.size() - 1;
    boolean closes = last >= 0 && CLOSING.contains(words(all.get(last), script.dialect()));
    List<SqlStatement> kept = closes ? all.subList(0, last) : all;
    kept.forEach(OuterTransaction::refuseControl);
    return new OuterTransaction(closes, kept, closes ? without(false, script) : script.text());
  }

  /** Without its pair an author's atomic script would run statement by statement. */
  static void refuseAnyControl(SqlScript script) {
    for (SqlStatement statement : script.statements()) {
      if (isControl(statement)) {
        throw new LedgerException(
            "Transaction control on line "
                + statement.line()
                + ": "
                + statement.text()
                + "\nThe script says '-- ledger: no-transaction', so its statements run one by one"
                + " outside any transaction. Remove the directive if they belong together, else"
                + " remove the transaction control.");
      }
    }
  }

  private static boolean opens(SqlStatement statement, SqlDialect dialect) {
    String words = words(statement, dialect);
    return isControl(statement) && (words.startsWith("BEGIN") || words.startsWith("START"));
  }

  private static boolean isControl(SqlStatement statement) {
    return statement.classification().verb() == StatementVerb.TRANSACTION;
  }

  /** The statement without comments, in upper case, one blank between its tokens. */
  private static String words(SqlStatement statement, SqlDialect dialect) {
    StringJoiner words = new StringJoiner(" ");
    for (Token token : Lexer.lex(statement.text(), dialect)) {
      if (token.kind().inStatement()) {
        words.add(Letters.upperCase(token.in(statement.text())));
      }
    }
    return words.toString();
  }

  private static String without(boolean opening, SqlScript script) {
    List<Segment> segments = script.segments();
    int first = -1;
    int last = -1;
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i).kind() == Segment.Kind.STATEMENT) {
        first = first < 0 ? i : first;
        last = i;
      }
    }
    StringBuilder kept = new StringBuilder(script.text().length());
    boolean terminatorGoes = false;
    for (int i = 0; i < segments.size(); i++) {
      String part = script.textOf(segments.get(i));
      switch (segments.get(i).kind()) {
        case STATEMENT -> {
          terminatorGoes = (opening && i == first) || i == last;
          kept.append(terminatorGoes ? lineBreaks(part) : part);
        }
        case TERMINATOR -> kept.append(terminatorGoes ? "" : part);
        default -> kept.append(part);
      }
    }
    return kept.toString();
  }

  private static String lineBreaks(String part) {
    StringBuilder breaks = new StringBuilder();
    part.chars().filter(c -> Letters.isLineEnd((char) c)).forEach(c -> breaks.append((char) c));
    return breaks.toString();
  }

  private static void refuseControl(SqlStatement statement) {
    if (isControl(statement)) {
      throw new LedgerException(
          "Transaction control on line "
              + statement.line()
              + ": "
              + statement.text()
              + "\nWhoever runs a migration owns its transaction; a script may carry one BEGIN; as"
              + " its first statement and one COMMIT; as its last. Remove this statement, or cut"
              + " the script into several migrations.");
    }
  }

  private static LedgerException asksForModes(SqlStatement first) {
    return new LedgerException(
        "Transaction modes on line "
            + first.line()
            + ": "
            + first.text()
            + "\nThe mode would be lost, for whoever runs a migration opens its transaction."
            + " Write a plain BEGIN;");
  }

  private static LedgerException neverCommitted(SqlStatement first, SqlStatement last) {
    return new LedgerException(
        "The transaction begun on line "
            + first.line()
            + " is not committed by the last statement.\n  expected: COMMIT\n  actual:   "
            + (last.equals(first) ? "nothing after it" : place(last))
            + "\nEnd the script with COMMIT; or remove its "
            + first.text()
            + ";");
  }

  private static String place(SqlStatement statement) {
    return "a statement of the kind "
        + statement.classification().verb()
        + " on line "
        + statement.line();
  }
}
