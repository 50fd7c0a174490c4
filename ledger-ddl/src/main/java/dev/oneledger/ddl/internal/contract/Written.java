package dev.oneledger.ddl.internal.contract;

import dev.oneledger.internal.sql.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names that a statement writes to, changes or drops, from its verb on. */
final class Written {

  private static final Set<String> MODIFIERS =
      Set.of(
          "LOW_PRIORITY",
          "HIGH_PRIORITY",
          "DELAYED",
          "QUICK",
          "IGNORE",
          "INTO",
          "FROM",
          "ONLY",
          "TABLE",
          "IF",
          "NOT",
          "EXISTS");

  private static final Set<String> KINDS =
      Set.of(
          "OR",
          "REPLACE",
          "GLOBAL",
          "LOCAL",
          "TEMPORARY",
          "TEMP",
          "UNLOGGED",
          "UNIQUE",
          "RECURSIVE",
          "CACHED",
          "MEMORY",
          "FORCE",
          "CONSTRAINT",
          "TABLE",
          "TABLES",
          "VIEW",
          "INDEX",
          "SEQUENCE",
          "SCHEMA",
          "DATABASE",
          "TYPE",
          "DOMAIN",
          "FUNCTION",
          "PROCEDURE",
          "ROUTINE",
          "AGGREGATE",
          "TRIGGER",
          "RULE",
          "POLICY",
          "COLUMN",
          "MATERIALIZED",
          "FOREIGN",
          "STATISTICS",
          "COLLATION",
          "CONCURRENTLY",
          "IF",
          "NOT",
          "EXISTS",
          "ONLY",
          "ALL",
          "FUNCTIONS",
          "PROCEDURES",
          "ROUTINES",
          "SEQUENCES",
          "IN",
          "ON",
          "LABEL",
          "FOR");

  /** What hangs on a table that stands behind ON or TO. */
  private static final String[] HANGING = {"TRIGGER", "INDEX", "POLICY", "RULE"};

  private static final int FARTHEST = 400;

  private final Words words;
  private final List<Integer> places = new ArrayList<>();

  private Written(Words words) {
    this.words = words;
  }

  /** Where the names stand; empty if no verb stands here. */
  static List<Integer> at(Words words, int i) {
    Written written = new Written(words);
    written.read(i);
    return written.places;
  }

  private void read(int i) {
    switch (words.at(i).isName() ? words.at(i).text().toUpperCase(Locale.ROOT) : "") {
      case "UPDATE" -> updated(i);
      case "DELETE" -> list(skip(i + 1, MODIFIERS));
      case "INSERT", "REPLACE", "MERGE", "TRUNCATE" -> list(skip(i + 1, MODIFIERS));
      case "INTO" -> selected(i);
      case "COPY" -> copied(i);
      case "RENAME" -> renamed(i);
      case "CREATE", "ALTER", "DROP", "COMMENT" -> defined(i);
      case "GRANT", "REVOKE", "LABEL" -> granted(i);
      default -> {}
    }
  }

  /** MariaDB updates several tables at once, named up to SET. */
  private void updated(int i) {
    list(skip(i + 1, MODIFIERS));
    if (!words.startsStatement(i)) {
      return;
    }
    for (int at = i + 1; at < i + FARTHEST && !isEnd(at) && !words.any(at, "SET"); at++) {
      if (words.any(at, "JOIN")) {
        list(at + 1);
      }
    }
  }

  private void selected(int i) {
    if (!words.any(i - 1, "INSERT", "REPLACE", "MERGE", "IGNORE")) {
      list(skip(i + 1, Set.of("TEMPORARY", "TEMP", "UNLOGGED", "TABLE", "STRICT")));
    }
  }

  private void copied(int i) {
    int name = skip(i + 1, Set.of("BINARY"));
    int end = name + 2 * words.nameParts(name).size() - 1;
    boolean read = words.at(name).isMark('(');
    int behind = words.at(end).isMark('(') ? words.closing(end) + 1 : end;
    if (!read && words.any(behind, "FROM")) {
      list(name);
    }
  }

  private void renamed(int i) {
    if (words.any(i + 1, "TABLE", "TABLES")) {
      int at = skip(i + 1, Set.of("TABLE", "TABLES", "IF", "EXISTS"));
      for (int end = i + FARTHEST; at < end && !isEnd(at); at++) {
        if (words.at(at).isName() && !words.at(at - 1).isMark('.')) {
          places.add(at);
        }
      }
    }
  }

  private void defined(int i) {
    int name = skip(i + 1, KINDS);
    list(name);
    boolean hangs = false;
    for (int at = i + 1; at < name; at++) {
      hangs |= words.any(at, HANGING);
    }
    for (int at = name; at < i + FARTHEST && !isEnd(at); at++) {
      boolean table = hangs && words.any(at, "ON", "TO");
      if (table || words.stand(at - 1, "SET", "SCHEMA")) {
        list(skip(at + 1, Set.of("ONLY")));
      }
    }
  }

  private void granted(int i) {
    for (int at = i + 1; at < i + FARTHEST && !isEnd(at); at++) {
      if (words.any(at, "ON")) {
        list(skip(at + 1, KINDS));
        return;
      }
    }
  }

  private void list(int start) {
    int at = words.any(start - 1, "ONLY") && words.at(start).isMark('(') ? start + 1 : start;
    while (words.at(at).isName()) {
      places.add(at);
      at += 2 * words.nameParts(at).size() - 1;
      if (!words.at(at).isMark(',')) {
        return;
      }
      at = skip(at + 1, Set.of("ONLY"));
    }
  }

  private int skip(int start, Set<String> skipped) {
    int at = start;
    while (words.at(at).kind() == TokenKind.WORD
        && skipped.contains(words.at(at).text().toUpperCase(Locale.ROOT))) {
      at++;
    }
    return at;
  }

  private boolean isEnd(int at) {
    return at >= words.size() || words.at(at).isMark(';');
  }
}
