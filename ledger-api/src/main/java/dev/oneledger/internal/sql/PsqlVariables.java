package dev.oneledger.internal.sql;

import dev.oneledger.SqlDialect;

/**
 * Text in which psql finds no variable to put a value for.
 *
 * <p>psql replaces {@code :name}, {@code :'name'}, {@code :"name"} and {@code :{?name}} outside
 * quotes and comments wherever a variable of that name is set. To the server a blank after such a
 * colon means nothing, as in the slice {@code a[1: n]}; to psql it ends the search.
 *
 * <p>Internal: may change in any release.
 */
public final class PsqlVariables {

  private PsqlVariables() {}

  /**
   * The text with a blank after each colon that could begin a variable; lines keep their numbers.
   *
   * @throws dev.oneledger.LedgerException if the text cannot be cut into tokens
   */
  public static String defused(String text) {
    StringBuilder defused = new StringBuilder(text.length());
    boolean afterColon = false;
    for (Token token : Lexer.lex(text, SqlDialect.POSTGRESQL)) {
      String part = token.in(text);
      if (afterColon && !token.is(TokenKind.BLANK)) {
        defused.append(' ');
      }
      boolean variable = token.is(TokenKind.PARAMETER) && part.startsWith(":");
      defused.append(variable ? ": " + part.substring(1) : part);
      afterColon = token.isMark(text, ':');
    }
    return defused.toString();
  }
}
