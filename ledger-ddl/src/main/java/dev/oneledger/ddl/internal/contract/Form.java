package dev.oneledger.ddl.internal.contract;

import dev.oneledger.internal.sql.TokenKind;
import java.util.function.BiPredicate;

/**
 * What tells SQL from what people write of it, in a text that is only perhaps executed.
 *
 * @param begins whether a statement begins with the words
 * @param follows whether what stands behind the words is what SQL has there
 * @param mayBeSaid whether the words and a name alone are prose, where only a function could
 *     execute them
 */
record Form(boolean begins, BiPredicate<Words, Integer> follows, boolean mayBeSaid) {

  private Form(boolean begins, BiPredicate<Words, Integer> follows) {
    this(begins, follows, false);
  }

  /** Of words that say enough by themselves. */
  static final Form ANY = new Form(false, (words, next) -> true);

  /** The statement ends behind the words. */
  static final Form END = new Form(true, Form::isEnd);

  /** A text follows, also behind a sign of equality. */
  static final Form TEXT =
      new Form(
          false,
          (words, next) -> words.at(words.at(next).isMark('=') ? next + 1 : next).isLiteral());

  /** One of these words follows. */
  static Form next(String... wanted) {
    return new Form(true, (words, next) -> words.any(next, wanted) || isHole(words, next));
  }

  /** These words follow somewhere in the statement. */
  static Form holding(String... wanted) {
    return new Form(true, (words, next) -> words.has(next, wanted));
  }

  /** A name follows, and then the statement's end or one of these words. */
  static Form named(String... options) {
    return new Form(
        true,
        (words, next) -> {
          int behind = behindName(words, next);
          return (behind > 0 && isEnd(words, behind)) || isOption(words, behind, options);
        });
  }

  /** A name follows, and then one of these words. */
  static Form changed(String... options) {
    return new Form(true, (words, next) -> isOption(words, behindName(words, next), options));
  }

  /** The same of a statement that the server does not run in a function. */
  Form notInFunctions() {
    return new Form(begins, follows, true);
  }

  /** Whether words at a place are read as SQL. */
  boolean isAt(Words words, int i, int length, Reading reading) {
    boolean placed = !begins || reading.isTorn() || begins(words, i);
    boolean said =
        mayBeSaid && reading.isSaid() && i == 0 && words.size() == length + 1 && !reading.isTorn();
    return placed && !said && follows.test(words, i + length);
  }

  /** Whether a statement begins here, be it the body of what another one makes. */
  private static boolean begins(Words words, int i) {
    return words.startsStatement(i)
        || words.any(words.startOf(i), "CREATE", "ALTER")
        || words.any(i - 1, "FOR");
  }

  /** Behind the name of what is meant; -1 if none stands here. */
  private static int behindName(Words words, int next) {
    int name = words.any(next, "IF") ? words.any(next + 1, "NOT") ? next + 3 : next + 2 : next;
    return words.at(name).isName() ? name + 1 : -1;
  }

  private static boolean isOption(Words words, int behind, String... options) {
    return behind > 0 && (words.any(behind, options) || isHole(words, behind));
  }

  /** The text may have been torn out of what encloses it. */
  private static boolean isEnd(Words words, int i) {
    Word word = words.at(i);
    return i >= words.size()
        || word.isMark(';')
        || word.isMark(')')
        || word.isMark('}')
        || word.isMark(']')
        || word.isLiteral()
        || word.kind() == TokenKind.PARAMETER
        || isHole(words, i);
  }

  private static boolean isHole(Words words, int i) {
    return words.at(i).text().contains(TextExpression.HOLE);
  }
}
