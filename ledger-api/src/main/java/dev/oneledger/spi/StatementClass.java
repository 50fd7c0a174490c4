package dev.oneledger.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement is, as far as its words alone tell. An unknown form is {@link
 * StatementVerb#OPAQUE}; nothing is guessed.
 *
 * @param verb what it does
 * @param objectType the kind of object in lower case, as in {@code materialized view}; null where
 *     the words name none
 * @param objectName the (first) object's name as written, with its schema and quotes; null where
 *     the words name none
 * @param traits how it may be run
 * @param copyData the lines after a {@code COPY ... FROM stdin}, each with its line feed and
 *     without the closing {@code \.}; null for every other statement
 */
public record StatementClass(
    StatementVerb verb,
    @Nullable String objectType,
    @Nullable String objectName,
    Set<StatementTrait> traits,
    @Nullable String copyData) {

  /** Copies the traits. */
  public StatementClass {
    traits = Set.copyOf(traits);
  }

  /** A statement of unknown form: it may return rows, and nothing else is known. */
  public static StatementClass opaque() {
    return new StatementClass(
        StatementVerb.OPAQUE, null, null, Set.of(StatementTrait.MAY_RETURN_ROWS), null);
  }

  /** This class with the data lines that follow the statement. */
  public StatementClass withCopyData(String data) {
    return new StatementClass(verb, objectType, objectName, traits, data);
  }

  /**
   * True if the words make a second run harmless: {@code IF [NOT] EXISTS}, {@code OR REPLACE}, or a
   * form that is idempotent by itself beyond doubt. {@code CREATE INDEX CONCURRENTLY IF NOT EXISTS}
   * counts, although after a failed build it leaves the invalid index: look at the catalog as well.
   */
  public boolean guarded() {
    return traits.contains(StatementTrait.GUARDED);
  }

  /** True if the statement may return rows, and so must be sent alone, never in a JDBC batch. */
  public boolean mayReturnRows() {
    return traits.contains(StatementTrait.MAY_RETURN_ROWS);
  }

  /** True if PostgreSQL refuses the statement inside a transaction block. */
  public boolean outsideTransaction() {
    return traits.contains(StatementTrait.OUTSIDE_TRANSACTION);
  }

  /** True if string literals may read differently after it ran, against the lexer's assumption. */
  public boolean changesStringSyntax() {
    return traits.contains(StatementTrait.CHANGES_STRING_SYNTAX);
  }
}
