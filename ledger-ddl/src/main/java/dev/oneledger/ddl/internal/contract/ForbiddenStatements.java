package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Statements that reach beyond the schema, by their words. */
final class ForbiddenStatements {

  private final List<Rule> rules;

  private ForbiddenStatements(List<Rule> rules) {
    this.rules = rules;
  }

  static ForbiddenStatements of(SqlDialect dialect) {
    return new ForbiddenStatements(
        switch (dialect) {
          case POSTGRESQL -> PostgresForbidden.RULES;
          case MARIADB -> MariaDbForbidden.RULES;
          case H2 -> H2Forbidden.RULES;
        });
  }

  /** What stands at this place, if it is forbidden. */
  Optional<Forbidden> at(Words words, int i, boolean startsStatement) {
    for (Rule rule : rules) {
      if (rule.matches(words, i, startsStatement)) {
        return Optional.of(new Forbidden(words.at(i).line(), rule.shown(), rule.reach()));
      }
    }
    return Optional.empty();
  }

  /**
   * One of them.
   *
   * @param words what it begins with
   * @param anywhere whether the words say enough wherever they stand; else only where a statement
   *     begins
   * @param also what must hold besides
   * @param shown how a message calls it
   * @param reach what it reaches
   */
  record Rule(
      String words,
      boolean anywhere,
      BiPredicate<Words, Integer> also,
      String shown,
      String reach) {

    /** Words that say enough wherever they stand. */
    static Rule anywhere(String words, String reach) {
      return new Rule(words, true, (all, i) -> true, words, reach);
    }

    /** Words that begin a statement. */
    static Rule first(String words, String reach) {
      return new Rule(words, false, (all, i) -> true, words, reach);
    }

    /** Words that begin a statement of which something else holds as well. */
    static Rule first(String words, BiPredicate<Words, Integer> also, String shown, String reach) {
      return new Rule(words, false, also, shown, reach);
    }

    boolean matches(Words all, int i, boolean startsStatement) {
      return (anywhere || startsStatement)
          && all.stand(i, words.split(" ", -1))
          && also.test(all, i);
    }
  }
}
