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

  private static final Set<String> PLAIN = Set.of("9", "10", "13", "32", "34", "39");

  private Disguise() {}

  static Optional<Forbidden> at(Words words, int i, Reading reading) {
    boolean executes = reading.executesUnknown() || assigns(words, i);
    boolean decodes = DECODING.contains(words.at(i).name()) && words.at(i + 1).isMark('(');
    boolean type = words.any(i, "CHAR") && words.at(i + 2).text().length() < 3;
    boolean plain = PLAIN.contains(words.at(i + 2).text()) && words.at(i + 3).isMark(')');
    return executes && decodes && !type && !plain
        ? Optional.of(
            new Forbidden(
                words.at(i).line(),
                words.at(i).name() + "()",
                "makes a text that may be executed and cannot be read here"))
        : Optional.empty();
  }

  /** MariaDB prepares what stands in a user variable. */
  private static boolean assigns(Words words, int i) {
    int start = words.startOf(i);
    return words.dialect() == SqlDialect.MARIADB
        && words.any(start, "SET")
        && words.at(start + 1).text().endsWith("@");
  }
}
