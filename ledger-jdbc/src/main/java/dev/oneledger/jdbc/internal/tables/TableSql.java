package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.jdbc.internal.EntryRows;
import dev.oneledger.jdbc.internal.TimeColumn;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a product spells what is asked of the ledger's tables. Stateless. Internal: may change in any
 * release.
 */
public interface TableSql {

  /** A text as a literal, whatever the session's settings are. */
  String literal(@Nullable String value);

  /** A column's name, quoted where that is needed. */
  String column(String name);

  /** How the time of an entry is kept. */
  TimeColumn time();

  /** A moment as a literal for the column of the time. */
  String timeLiteral(Instant at);

  /** The isolation of the store's transactions, by its number in {@link java.sql.Connection}. */
  int isolation();

  /**
   * A query for the columns of an entry and {@code format}: the last entry of every journal of an
   * app.
   *
   * @param columns what to select
   */
  String heads(TableNames names, String app, String columns);

  /**
   * The same for some journals of the app.
   *
   * @param journals their names, at least one
   */
  String heads(TableNames names, String app, Collection<String> journals, String columns);

  /** How environments are claimed. */
  ClaimSql claims();

  /** Texts as literals, for a list of values. */
  default String literals(Collection<String> values) {
    return values.stream().map(this::literal).collect(Collectors.joining(", "));
  }

  /**
   * A statement that inserts rows into the journal, without its {@code VALUES}.
   *
   * @param columns of the rows
   */
  default String insertEntries(TableNames names, String columns) {
    return "INSERT INTO %s (%s)".formatted(names.journal(), columns);
  }

  /** A statement with two parameters, hash and content, that keeps a text if it is not there. */
  String insertTextIfAbsent(TableNames names);

  /** The columns of an entry, as {@link EntryRows#COLUMNS} has them. */
  default String columns() {
    StringBuilder columns = new StringBuilder();
    for (String name : EntryRows.COLUMNS) {
      columns.append(columns.isEmpty() ? "" : ", ").append(column(name));
    }
    return columns.toString();
  }
}
