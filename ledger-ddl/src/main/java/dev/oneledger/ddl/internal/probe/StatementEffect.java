package dev.oneledger.ddl.internal.probe;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.Set;

/**
 * What one statement of a migration did. Internal: may change in any release.
 *
 * @param statement the statement
 * @param before the catalog before it
 * @param after the catalog after it, the same instance where the statement changed nothing there
 * @param tables whose rows it touched, temporary tables left out
 * @param temporary true if it made, changed, filled or dropped a temporary table
 * @param changedCatalogs system catalogs it wrote to, as in {@code pg_class}
 * @param unreadCatalogs system catalogs it changed that no snapshot reads, as in {@code pg_opclass}
 */
public record StatementEffect(
    SqlStatement statement,
    Catalog before,
    Catalog after,
    List<TouchedTable> tables,
    boolean temporary,
    Set<String> changedCatalogs,
    Set<String> unreadCatalogs) {

  /** Copies the collections. */
  public StatementEffect {
    tables = List.copyOf(tables);
    changedCatalogs = Set.copyOf(changedCatalogs);
    unreadCatalogs = Set.copyOf(unreadCatalogs);
  }
}
