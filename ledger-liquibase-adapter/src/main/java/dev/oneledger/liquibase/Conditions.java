package dev.oneledger.liquibase;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * When a changeset runs.
 *
 * @param dbms the products it is for, in lower case, each maybe with a leading {@code !}; empty for
 *     all
 * @param contexts the contexts it is for, as written; empty for all
 * @param labels its labels, as written; empty for none
 * @param marks what else decides
 */
record Conditions(List<String> dbms, String contexts, String labels, Set<Mark> marks) {
  static final Conditions NONE = new Conditions(List.of(), "", "", Set.of());

  /** What a changeset says of its runs. */
  enum Mark {
    /** It runs every time. */
    ALWAYS,
    /** It runs again when its text has changed. */
    ON_CHANGE,
    /** It never runs. */
    IGNORED,
    /** It runs outside a transaction. */
    WITHOUT_TRANSACTION,
    /** Something is looked at first, and may keep it from running. */
    PRECONDITIONS
  }

  Conditions {
    dbms = List.copyOf(dbms);
    marks = Set.copyOf(marks);
  }

  /** The same with one mark more, if it has it. */
  Conditions with(Mark mark, boolean has) {
    if (!has) {
      return this;
    }
    Set<Mark> more = EnumSet.of(mark);
    more.addAll(marks);
    return new Conditions(dbms, contexts, labels, more);
  }

  boolean has(Mark mark) {
    return marks.contains(mark);
  }

  /** Reads a list such as {@code postgresql, !mysql}. */
  static List<String> products(String list) {
    return List.of(list.toLowerCase(Locale.ROOT).split(",")).stream()
        .map(String::strip)
        .filter(product -> !product.isEmpty())
        .toList();
  }

  /** Whom it is for, as clauses; empty if it runs everywhere and at once. */
  List<String> restrictions() {
    List<String> restrictions = new ArrayList<>();
    if (!contexts.isEmpty()) {
      restrictions.add("it is for the contexts '%s' alone".formatted(contexts));
    }
    if (!labels.isEmpty()) {
      restrictions.add("it is for the labels '%s'".formatted(labels));
    }
    if (has(Mark.PRECONDITIONS)) {
      restrictions.add("it has preconditions");
    }
    return restrictions;
  }

  /**
   * Whether it is for this product.
   *
   * @param product in Liquibase's word, such as {@code postgresql}
   */
  boolean includes(String product) {
    if (dbms.isEmpty() || dbms.contains("all")) {
      return true;
    }
    if (dbms.contains("none") || dbms.contains("!" + product)) {
      return false;
    }
    return dbms.contains(product) || dbms.stream().allMatch(other -> other.startsWith("!"));
  }
}
