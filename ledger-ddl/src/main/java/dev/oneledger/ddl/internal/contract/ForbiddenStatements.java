package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Statements that reach beyond the schema, by their words. */
final class ForbiddenStatements implements Detector {

  private final Map<String, List<Rule>> byFirstWord = new HashMap<>();

  private ForbiddenStatements(List<Rule> rules) {
    rules.forEach(
        rule ->
            byFirstWord.computeIfAbsent(rule.words().get(0), word -> new ArrayList<>()).add(rule));
  }

  static ForbiddenStatements of(SqlDialect dialect) {
    return new ForbiddenStatements(
        switch (dialect) {
          case POSTGRESQL -> PostgresForbidden.RULES;
          case MARIADB -> MariaDbForbidden.RULES;
          case H2 -> H2Forbidden.RULES;
        });
  }

  @Override
  public Optional<Forbidden> at(Words words, int i, Reading reading) {
    String first = words.at(i).text().toUpperCase(Locale.ROOT);
    return byFirstWord.getOrDefault(first, List.of()).stream()
        .filter(rule -> rule.matches(words, i, reading))
        .findFirst()
        .map(rule -> new Forbidden(words.at(i).line(), rule.shown(), rule.why()));
  }

  /**
   * One of them.
   *
   * @param words what it begins with
   * @param anywhere whether the words say enough wherever they stand; else only where a statement
   *     begins
   * @param onlySure whether it counts only in a text that is executed for sure
   * @param also what must hold besides
   * @param form what must hold, too, in a text that is only perhaps executed
   * @param shown how a message calls it
   * @param why what it does
   */
  record Rule(
      List<String> words,
      boolean anywhere,
      boolean onlySure,
      BiPredicate<Words, Integer> also,
      Form form,
      String shown,
      String why) {

    /** Words that say enough wherever they stand. */
    static Rule anywhere(String words, String reach) {
      return anywhere(words, (all, i) -> true, words, reach);
    }

    /** Words that say enough wherever they stand, if something else holds as well. */
    static Rule anywhere(
        String words, BiPredicate<Words, Integer> also, String shown, String reach) {
      return new Rule(
          List.of(words.split(" ", -1)), true, false, also, Form.ANY, shown, "reaches " + reach);
    }

    /** Words that begin a statement. */
    static Rule first(String words, String reach) {
      return first(words, (all, i) -> true, words, reach);
    }

    /** Words that begin a statement of which something else holds as well. */
    static Rule first(String words, BiPredicate<Words, Integer> also, String shown, String reach) {
      return new Rule(
          List.of(words.split(" ", -1)), false, false, also, Form.ANY, shown, "reaches " + reach);
    }

    /** The same with another sentence about it. */
    Rule because(String reason) {
      return new Rule(words, anywhere, onlySure, also, form, shown, reason);
    }

    /** The same, where the text is executed for sure. */
    Rule whereSure() {
      return new Rule(words, anywhere, true, also, form, shown, why);
    }

    /** The same, told from prose where the text is only perhaps executed. */
    Rule reads(Form told) {
      return new Rule(words, anywhere, onlySure, also, told, shown, why);
    }

    private boolean rest(Words all, int i) {
      for (int word = 1; word < words.size(); word++) {
        if (!all.at(i + word).is(words.get(word))) {
          return false;
        }
      }
      return true;
    }

    boolean matches(Words all, int i, Reading reading) {
      return (reading.isSure() || !onlySure)
          && (anywhere || all.startsStatement(i))
          && rest(all, i)
          && also.test(all, i)
          && (reading.isSure() || form.isAt(all, i, words.size(), reading));
    }
  }
}
