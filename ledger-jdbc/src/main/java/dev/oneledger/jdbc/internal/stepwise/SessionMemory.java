package dev.oneledger.jdbc.internal.stepwise;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/**
 * What statements that ran in an ended session kept there, and which of it can be had again: what
 * was set to values that stand in the statement, or that follow from such and from the catalog. A
 * variable that took its value from rows, a temporary table and the like are lost; where what is
 * left of the step needs one of them, going on would do something else than was meant. For one
 * thread. Internal: may change in any release.
 */
public final class SessionMemory {
  /** Functions that give the same again; and key words that parentheses may follow. */
  private static final Set<String> STEADY =
      Set.of(
          ("CAST COALESCE CONCAT CONCAT_WS CONVERT COUNT DATABASE EXISTS IF IFNULL IN LOWER NULLIF"
                  + " QUOTE REPLACE SCHEMA TRIM UPPER USER"
                  + " AND AS ELSE NOT ON OR SELECT THEN VARCHAR CHAR WHEN WHERE")
              .split(" "));

  private final Step step;
  private final Function<SqlStatement, SessionWords> reader;
  private final Set<String> lost = new HashSet<>();

  /**
   * Of a step.
   *
   * @param reader reads a statement as the product does
   */
  public SessionMemory(Step step, Function<SqlStatement, SessionWords> reader) {
    this.step = step;
    this.reader = reader;
  }

  /** Whether an earlier statement only set something that it sets to the same again. */
  public boolean isToRunAgain(SqlStatement statement) {
    SessionWords words = reader.apply(statement);
    boolean again = (words.setsInSession() || words.isPrepared()) && isSteady(words.all());
    if (again) {
      lost.removeAll(kept(words));
    } else {
      lost.addAll(kept(words));
    }
    if (words.all().first().equals("DROP")) {
      lost.removeAll(tables(words.all(), "DROP", "TABLE"));
      lost.removeAll(tables(words.all(), "DROP", "TEMPORARY", "TABLE"));
    }
    return again;
  }

  private boolean isSteady(StatementWords words) {
    boolean fromCatalog =
        words.namesBehind("FROM").stream()
            .allMatch(name -> name.get(0).equalsIgnoreCase("information_schema"));
    Set<String> read = new HashSet<>(words.variables());
    read.removeAll(words.assigned());
    return STEADY.containsAll(words.called())
        && (!words.has("SELECT") || (fromCatalog && !words.has("JOIN")))
        && read.stream().noneMatch(name -> lost.contains("@" + name));
  }

  /** What a statement keeps in its session: variables, prepared statements, temporary tables. */
  private static Set<String> kept(SessionWords words) {
    StatementWords all = words.all();
    Set<String> kept = new HashSet<>();
    boolean assigns = all.first().equals("SET") || !all.has("INTO");
    boolean hands = all.first().equals("CALL");
    for (String name : assigns && !hands ? all.assigned() : all.variables()) {
      kept.add("@" + name);
    }
    if (all.first().equals("PREPARE")) {
      kept.addAll(tables(all, "PREPARE"));
    }
    if (words.isOfTemporaryTable() && all.first().equals("CREATE")) {
      kept.addAll(tables(all, "TEMPORARY", "TABLE"));
    }
    return kept;
  }

  private static Set<String> tables(StatementWords all, String... behind) {
    Set<String> names = new HashSet<>();
    all.namesBehind(behind)
        .forEach(name -> names.add(name.get(name.size() - 1).toLowerCase(Locale.ROOT)));
    return names;
  }

  /**
   * Looks whether what is left needs something that is lost.
   *
   * @throws LedgerException if it does; nothing was done
   */
  public void requireNothingLost(List<SqlStatement> left) {
    for (SqlStatement statement : left) {
      SessionWords words = reader.apply(statement);
      Set<String> needed = needed(words);
      needed.retainAll(lost);
      if (!needed.isEmpty()) {
        throw new LedgerException(
            "Migration '%s' (%s) cannot be taken up again as it is: at line %s it needs %s, which an earlier statement kept in the session that it ran in, and which is lost with that. Nothing was done. Write what is left of the file so that it does without, and run it again."
                .formatted(
                    step.migration(),
                    step.origin(),
                    statement.line(),
                    String.join(", ", needed.stream().sorted().toList())));
      }
      lost.removeAll(kept(words));
    }
  }

  private static Set<String> needed(SessionWords words) {
    StatementWords all = words.all();
    Set<String> needed = new HashSet<>();
    Set<String> read = new HashSet<>(all.variables());
    if (words.setsInSession()) {
      read.removeAll(all.assigned());
    }
    read.forEach(name -> needed.add("@" + name));
    for (List<String> name : all.names()) {
      if (name.size() == 1) {
        needed.add(name.get(0).toLowerCase(Locale.ROOT));
      }
    }
    if (words.isPrepared() || words.isOfTemporaryTable()) {
      needed.removeAll(kept(words));
    }
    return needed;
  }
}
