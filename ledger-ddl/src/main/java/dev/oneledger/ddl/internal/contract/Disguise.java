package dev.oneledger.ddl.internal.contract;

import dev.oneledger.SqlDialect;
import java.util.Optional;
import java.util.Set;

/** Functions that make a text which nobody can read in the migration, where texts are executed. */
final class Disguise {

  private static final Set<String> DECODING =
      Set.of(
          "convert_from",
          "decode",
          "chr",
          "translate",
          "reverse",
          "unhex",
          "from_base64",
          "char",
          "hextoraw",
          "utf8tostring");

  /** They change a text that stands in the migration, for no reason but to hide it. */
  private static final Set<String> CHANGING = Set.of("overlay", "regexp_replace");

  private static final Set<String> PLAIN = Set.of("9", "10", "13", "32", "34", "39");

  /** Statements whose values are not handed on to what the same code executes. */
  private static final String[] KEEPING = {
    "PERFORM", "INSERT", "UPDATE", "DELETE", "MERGE", "RAISE", "IF", "ELSIF", "RETURN", "WHILE"
  };

  private Disguise() {}

  static Optional<Forbidden> at(Words words, int i, Reading reading) {
    boolean called = words.at(i + 1).isMark('(');
    boolean decodes = DECODING.contains(words.at(i).name()) && !isType(words, i);
    boolean changes = CHANGING.contains(words.at(i).name()) && words.at(i + 2).isLiteral();
    boolean plain = PLAIN.contains(words.at(i + 2).text()) && words.at(i + 3).isMark(')');
    return called && (decodes || changes) && !plain && isExecuted(words, i, reading)
        ? Optional.of(
            new Forbidden(
                words.at(i).line(),
                words.at(i).name() + "()",
                "makes a text that may be executed and cannot be read here"))
        : Optional.empty();
  }

  private static boolean isExecuted(Words words, int i, Reading reading) {
    int start = words.startOf(i);
    boolean kept = words.any(start, KEEPING) && !words.has(start, "RETURNING") && !runs(words, i);
    return (reading.executesUnknown() && !kept && !isParameter(words, i)) || assigns(words, start);
  }

  /** {@code RETURN QUERY EXECUTE}. */
  private static boolean runs(Words words, int i) {
    int execute = words.find(words.startOf(i), "EXECUTE");
    return execute >= 0 && execute < i;
  }

  /** Behind USING, where EXECUTE takes values and no SQL. */
  private static boolean isParameter(Words words, int i) {
    int execute = words.find(words.startOf(i), "EXECUTE");
    int using = execute < 0 ? -1 : words.find(execute, "USING");
    return using >= 0 && using < i && words.enclosing(using) == words.enclosing(execute);
  }

  /** A length stands behind the type's name, and what has the type before it. */
  private static boolean isType(Words words, int i) {
    boolean typed =
        words.at(i - 1).isName()
            && !words.any(i - 1, "SELECT", "RETURN", "THEN", "ELSE", "WHEN", "SET", "DEFAULT");
    boolean cast = words.at(i - 1).text().equals("::");
    int open = words.enclosing(i);
    boolean converted =
        words.at(i - 1).isMark(',') && open > 0 && words.at(open - 1).name().equals("convert");
    return words.any(i, "CHAR") && (typed || cast || converted);
  }

  /** MariaDB prepares what stands in a user variable. */
  private static boolean assigns(Words words, int start) {
    return words.dialect() == SqlDialect.MARIADB
        && words.any(start, "SET")
        && words.at(start + 1).text().endsWith("@");
  }
}
