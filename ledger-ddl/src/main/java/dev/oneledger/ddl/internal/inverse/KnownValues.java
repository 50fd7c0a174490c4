package dev.oneledger.ddl.internal.inverse;

import java.util.Optional;

/**
 * Values that somebody kept of columns whose type goes back, where the present ones may have no
 * form in it. Internal: may change in any release.
 */
@FunctionalInterface
public interface KnownValues {

  /** Nothing was kept, so that each value is converted. */
  KnownValues NONE = (table, column, conversion) -> Optional.empty();

  /**
   * An expression for the value that a column gets, in place of the conversion.
   *
   * @param table with schema, as it is named when the way has been taken
   * @param column its name then
   * @param conversion the expression for rows of which nothing was kept
   */
  Optional<String> using(String table, String column, String conversion);
}
