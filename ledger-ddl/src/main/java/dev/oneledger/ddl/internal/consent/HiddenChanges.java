package dev.oneledger.ddl.internal.consent;

import dev.oneledger.Hash;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Code of a migration that may change rows, and of which one run on a database without your rows
 * does not tell which: a block, a call, a text that is put together at run time. Each is named with
 * its line and with the hash of its statement, so that consent to it is to this text and no other.
 * Internal: may change in any release.
 *
 * @param reasons for each such statement's name what in it may change rows
 */
public record HiddenChanges(SortedMap<String, String> reasons) {
  private static final int DIGITS = 12;

  /** Statements that only write code down. */
  private static final String[] DEFINED = {
    "FUNCTION", "PROCEDURE", "ROUTINE", "TRIGGER", "RULE", "POLICY", "AGGREGATE", "VIEW"
  };

  private static final String[] CARRYING = {
    "AGGREGATE", "OPERATOR", "CAST", "TYPE", "DOMAIN", "EVENT", "VIEW", "RULE", "POLICY"
  };

  /** Copies the map. */
  public HiddenChanges {
    reasons = new TreeMap<>(reasons);
  }

  /** Of these statements, on a database in the state before them. */
  public static HiddenChanges in(List<SqlStatement> statements, Connection before)
      throws SQLException {
    ChangingWords words = ChangingCode.words(statements, before);
    SortedMap<String, String> reasons = new TreeMap<>();
    for (SqlStatement statement : statements) {
      Set<String> found = found(statement, words);
      if (!found.isEmpty()) {
        reasons.put(name(statement), String.join(", ", found));
      }
    }
    return new HiddenChanges(reasons);
  }

  /** True if any of these statements may change rows that are there, in whichever form. */
  public static boolean anyIn(List<SqlStatement> statements, Connection before)
      throws SQLException {
    ChangingWords none = new ChangingWords(Set.of(), Set.of());
    return !in(statements, before).reasons.isEmpty()
        || statements.stream()
            .filter(statement -> Code.of(statement.text()).map(c -> !defines(c)).orElse(true))
            .anyMatch(statement -> !none.in(statement.text()).isEmpty());
  }

  private static Set<String> found(SqlStatement statement, ChangingWords words) {
    Optional<Code> cut = Code.of(statement.text());
    if (cut.isEmpty()) {
      return Set.of("code that cannot be read");
    }
    Code code = cut.get();
    if (carries(code)) {
      return code.find("RULE") > 0 ? words.in(statement.text()) : words.mentionedBy(code);
    }
    if (defines(code)) {
      return Set.of();
    }
    return code.at(0).is("DO") ? block(code, words) : plain(statement, code, words);
  }

  private static Set<String> plain(SqlStatement statement, Code code, ChangingWords words) {
    return code.at(0).is("PREPARE") ? words.in(statement.text()) : words.calledBy(code);
  }

  private static Set<String> block(Code code, ChangingWords words) {
    Set<String> found = new TreeSet<>();
    for (int i = 1; i < code.size(); i++) {
      if (code.at(i - 1).is("LANGUAGE")) {
        String language = code.at(i).literal().orElse(code.at(i).name());
        if (!language.equalsIgnoreCase("plpgsql")) {
          found.add("code in " + language);
        }
      } else {
        code.at(i).literal().ifPresent(body -> found.addAll(words.in(body)));
        if (code.at(i).literal().isEmpty() && !code.at(i).is("LANGUAGE")) {
          found.add("code that cannot be read");
        }
      }
    }
    return found;
  }

  /** What makes, alters or drops code, and does not run it. */
  private static boolean defines(Code code) {
    if (code.at(0).is("COMMENT", "GRANT", "REVOKE", "DROP", "SECURITY")) {
      return true;
    }
    int at = code.at(1).is("OR") ? 3 : code.at(1).is("CONSTRAINT", "EVENT", "RECURSIVE") ? 2 : 1;
    return code.at(0).is("CREATE", "ALTER") && code.at(at).is(DEFINED);
  }

  /** What makes something that runs code where it does not look like a call. */
  private static boolean carries(Code code) {
    return code.at(0).is("CREATE")
        && Stream.of(1, 2, 3, 4).map(code::at).anyMatch(word -> word.is(CARRYING));
  }

  private static String name(SqlStatement statement) {
    boolean block = statement.text().regionMatches(true, 0, "DO", 0, 2);
    return "%s at line %s (%s)"
        .formatted(
            block ? "block" : "statement",
            statement.line(),
            Hash.sha256(statement.text()).hex().substring(0, DIGITS));
  }
}
