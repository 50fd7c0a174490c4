package dev.oneledger.ddl.internal.consent;

import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds statements that name something in the ledger's own schema, which no snapshot reads.
 * Internal: may change in any release.
 *
 * @param schema its name
 * @param ours tables there that guarded migrations and generated rollbacks write to themselves
 */
public record LedgerReach(String schema, Set<String> ours) {
  private static final int DEEPEST = 5;
  private static final String SNAPSHOTS = "snapshot";
  private static final String PATH = "search_path";
  private static final String NOT_IN_NAME = "(?<![\\p{L}\\p{N}_])";

  /** What leads to a schema that is told in a literal. */
  private static final Set<String> PATHS = Set.of(PATH, "set_config", "pg_settings");

  /** Copies the set. */
  public LedgerReach {
    ours = Set.copyOf(ours);
  }

  /** Whatever names the schema at all. */
  public static LedgerReach of(String schema) {
    return new LedgerReach(schema, Set.of());
  }

  /** What is not written by the guard and by rollbacks that give rows back. */
  public static LedgerReach beyondRecords(String schema) {
    return new LedgerReach(schema, Set.of("once", SNAPSHOTS));
  }

  /** The lines of such statements, in order. */
  public List<Integer> lines(List<SqlStatement> statements) {
    return statements.stream()
        .filter(statement -> isNamedIn(statement.text(), 0))
        .map(SqlStatement::line)
        .toList();
  }

  /** What cannot be read is taken by the schema's name in it. */
  private boolean isNamedIn(String text, int depth) {
    Optional<Code> code = depth > DEEPEST ? Optional.empty() : Code.of(text);
    return code.map(found -> isNamedIn(found, depth))
        .orElseGet(() -> ours.isEmpty() && isItemOrPart(text));
  }

  private boolean isNamedIn(Code code, int depth) {
    boolean isRun = (depth > 0 && ours.isEmpty()) || code.at(0).is("DO");
    for (int i = 0; i < code.size(); i++) {
      Optional<String> literal = code.at(i).literal();
      boolean named =
          literal.isPresent()
              ? (isRun || isRun(code, i))
                  && !isSetting(code, i)
                  && isNamedIn(literal.get(), depth + 1)
              : code.at(i).name().equals(schema) && !isOurs(code, i);
      if (named) {
        return true;
      }
    }
    return (isRun && isPutTogether(code))
        || setsPath(code)
        || (depth > 0 && isExecuted(new ExecutedLiterals(code)));
  }

  private boolean isExecuted(ExecutedLiterals literals) {
    return literals.executed().stream().anyMatch(this::isReached)
        || literals.assigned().stream().anyMatch(this::isPath);
  }

  /** The schema's name alone, or before a dot. */
  private boolean isPath(String text) {
    String name = Pattern.quote(schema);
    boolean told =
        text.strip().equals(schema)
            || Pattern.compile(NOT_IN_NAME + name + "\"?\\s*\\.").matcher(text).find();
    return told && isNamedIn(text, 1);
  }

  /** One alone, or several that are put together. */
  private boolean isReached(List<String> executed) {
    return executed.stream().anyMatch(text -> isNamedIn(text, 1))
        || (executed.stream().noneMatch(this::isToldIn) && isToldIn(String.join("", executed)));
  }

  /** Bodies and texts that are run; other literals outside of them say nothing, but for a path. */
  private static boolean isRun(Code code, int i) {
    return code.at(i - 1).is("DO", "AS", "EXECUTE") || code.at(i).meaning().contains(";");
  }

  /** The name of a setting is in no schema. */
  private static boolean isSetting(Code code, int i) {
    return code.at(i - 1).isMark("(") && code.at(i - 2).is("SET_CONFIG", "CURRENT_SETTING");
  }

  /** A name of several literals, none of which has it. */
  private boolean isPutTogether(Code code) {
    return code.words().stream().flatMap(word -> word.literal().stream()).noneMatch(this::isToldIn)
        && isToldIn(literals(code.words()));
  }

  private boolean setsPath(Code code) {
    for (int i = 0; i < code.size(); i++) {
      boolean isPath =
          PATHS.contains(code.at(i).meaning().toLowerCase(Locale.ROOT))
              || (code.at(i).is("SCHEMA") && code.at(i + 1).literal().isPresent());
      if (isPath && !setsAnother(code, i) && isItemIn(items(code, i))) {
        return true;
      }
    }
    return false;
  }

  /** A setting whose name is told, and is not the path's. */
  private static boolean setsAnother(Code code, int i) {
    return code.at(i).is("SET_CONFIG")
        && code.at(i + 3).isMark(",")
        && code.at(i + 2).literal().filter(name -> !name.equalsIgnoreCase(PATH)).isPresent();
  }

  /** A function's body stands behind its path. */
  private static List<CodeWord> items(Code code, int path) {
    List<CodeWord> words = code.statementAfter(path);
    return code.at(path).is("SEARCH_PATH")
        ? words.stream().takeWhile(word -> !word.is("AS")).toList()
        : words;
  }

  private static String literals(List<CodeWord> words) {
    return words.stream().flatMap(word -> word.literal().stream()).collect(Collectors.joining());
  }

  /** A backslash behind it makes a pattern of it, for names that begin so. */
  private boolean isItemOrPart(String text) {
    return Pattern.compile(Pattern.quote(schema) + "(?!\\\\)").matcher(text).find();
  }

  private boolean isToldIn(String text) {
    return text.contains(schema);
  }

  /** By itself, and not before the name of something that is in it; or put together. */
  private boolean isItemIn(List<CodeWord> words) {
    List<String> told = words.stream().flatMap(word -> word.literal().stream()).toList();
    Pattern item = Pattern.compile(NOT_IN_NAME + Pattern.quote(schema) + "(?![\\p{L}\\p{N}_.])");
    return told.stream().anyMatch(text -> item.matcher(text).find())
        || (told.stream().noneMatch(this::isToldIn) && isToldIn(String.join("", told)));
  }

  private boolean isOurs(Code code, int i) {
    if (ours.isEmpty()) {
      return false;
    }
    if (code.at(i + 1).text().startsWith("\\")) {
      return true;
    }
    if (!code.at(i + 1).isMark(".")) {
      boolean made = code.at(i - 1).is("SCHEMA") && code.at(i - 2).is("CREATE");
      return made || (code.at(i - 1).is("EXISTS") && code.at(i - 2).is("NOT"));
    }
    String name = code.at(i + 2).name();
    return ours.contains(name) || (ours.contains(SNAPSHOTS) && name.startsWith(SNAPSHOTS + "_"));
  }
}
