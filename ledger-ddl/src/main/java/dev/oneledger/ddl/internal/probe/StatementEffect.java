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
 * @param tables whose rows it touched
 * @param unreadCatalogs system catalogs it changed that no snapshot reads, as in {@code pg_opclass}
 */
public record StatementEffect(
    SqlStatement statement,
    Catalog before,
    Catalog after,
    List<TouchedTable> tables,
    Set<String> unreadCatalogs) {

  /** Copies the collections. */
  public StatementEffect {
    tables = List.copyOf(tables);
    unreadCatalogs = Set.copyOf(unreadCatalogs);
  }
}
