package dev.oneledger.ddl.internal.consent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What in code may change rows that are there: the words for it, texts that are put together at run
 * time, and calls. What it takes for a change too often costs a question to somebody; what it
 * missed would cost rows.
 *
 * @param callable names of functions that may change rows
 * @param written names of tables that run such code where they are written to
 */
record ChangingWords(Set<String> callable, Set<String> written) {
  private static final int DEEPEST = 5;

  /** Built-in functions that change large objects. */
  private static final Set<String> LARGE_OBJECTS =
      Set.of("lo_unlink", "lo_put", "lo_truncate", "lo_truncate64", "lowrite");

  /** What stands before a word that names an event, a privilege or a lock. */
  private static final String[] NAMED = {
    "ON", "BEFORE", "AFTER", "OF", "OR", "FOR", "KEY", "GRANT", "REVOKE"
  };

  ChangingWords {
    callable = Set.copyOf(callable);
    written = Set.copyOf(written);
  }

  /** What a body or a text that is run may do, in words. */
  Set<String> in(String text) {
    Set<String> found = new TreeSet<>();
    read(text, 0, found);
    return found;
  }

  /** What a statement calls, and what it runs from its literals; its own words are left out. */
  Set<String> calledBy(Code code) {
    Set<String> found = new TreeSet<>();
    for (int i = 0; i < code.size(); i++) {
      call(code, i).ifPresent(found::add);
      write(code, i).ifPresent(found::add);
      if (code.at(i).meaning().equalsIgnoreCase("standard_conforming_strings")) {
        found.add("another reading of literals");
      }
      if (code.at(i).is("DISABLE") && code.at(i + 1).is("TRIGGER", "RULE")) {
        found.add("DISABLE " + code.at(i + 1).text().toUpperCase(Locale.ROOT));
      }
    }
    return found;
  }

  /** What it puts behind an operator, a type or the like, by name and without a call. */
  Set<String> mentionedBy(Code code) {
    Set<String> found = new TreeSet<>();
    code.words().stream()
        .map(CodeWord::name)
        .filter(callable::contains)
        .forEach(name -> found.add("a call of " + name));
    return found;
  }

  private void read(String text, int depth, Set<String> found) {
    Optional<Code> cut = Code.of(text);
    if (cut.isEmpty() || depth > DEEPEST) {
      found.add("code that cannot be read");
      return;
    }
    Code code = cut.get();
    found.addAll(calledBy(code));
    for (int i = 0; i < code.size(); i++) {
      word(code, i).ifPresent(found::add);
      if (code.at(i).is("EXECUTE") && !code.at(i + 1).is("FUNCTION", "PROCEDURE", "ON")) {
        executed(code.statementAfter(i), depth, found);
      } else if (code.at(i).is("DO")) {
        code.at(i + 1).literal().ifPresent(body -> read(body, depth + 1, found));
      }
    }
  }

  /** A single literal is read; what is put together of more is not known. */
  private void executed(List<CodeWord> words, int depth, Set<String> found) {
    Optional<String> literal = words.isEmpty() ? Optional.empty() : words.get(0).literal();
    boolean alone =
        words.size() == 1 || (words.size() > 1 && words.get(1).is("INTO", "USING", "LOOP"));
    if (literal.isPresent() && alone) {
      read(literal.get(), depth + 1, found);
    } else {
      found.add("SQL put together at run time");
    }
  }

  private static Optional<String> word(Code code, int i) {
    CodeWord word = code.at(i);
    CodeWord before = code.at(i - 1);
    if (before.is(NAMED) || before.isMark(".") || before.isMark(",")) {
      return Optional.empty();
    }
    if (word.is("DELETE") && code.at(i + 1).is("FROM")) {
      return Optional.of("DELETE");
    }
    if (word.is("MERGE") && code.at(i + 1).is("INTO")) {
      return Optional.of("MERGE");
    }
    boolean isName = code.at(i + 1).isMark("(") || code.at(i + 1).isMark(",");
    return !isName && word.is("UPDATE", "TRUNCATE")
        ? Optional.of(word.text().toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private Optional<String> call(Code code, int i) {
    String name = code.at(i).name();
    boolean called =
        !name.isEmpty()
            && code.at(i + 1).isMark("(")
            && (callable.contains(name) || LARGE_OBJECTS.contains(name));
    return called ? Optional.of("a call of " + name) : Optional.empty();
  }

  private Optional<String> write(Code code, int i) {
    boolean writes =
        code.at(i).is("INTO", "UPDATE", "COPY")
            || (code.at(i).is("FROM") && code.at(i - 1).is("DELETE"));
    int only = code.at(i + 1).is("ONLY", "TABLE") ? 2 : 1;
    String name = writes ? code.nameAt(i + only) : "";
    return written.contains(name) ? Optional.of("a trigger or rule of " + name) : Optional.empty();
  }
}
