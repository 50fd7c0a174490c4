package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/**
 * The DDL of some kinds of object. Comments, owners and privileges are not its business, see {@link
 * Description}.
 */
interface KindDdl {

  /** The kinds, as the catalog calls them. */
  Set<String> kinds();

  /**
   * Drops an object, under the name that it has on the near side: drops come before renames. Asked
   * only for objects that do not go with another that is dropped. Nothing written is a refusal.
   */
  void drop(CatalogObject gone, DdlWriter out);

  /**
   * Makes an object, under the name that it has on the far side. Asked only for objects that do not
   * come with another. Nothing written is a refusal.
   */
  void create(CatalogObject wanted, DdlWriter out);

  /**
   * Renames first ({@link Phase#RENAME}), then alters. Each property asked for with {@link
   * DdlWriter#differs} counts as taken care of; a property that differs and was not asked for
   * becomes a refusal.
   */
  void change(Change change, DdlWriter out);
}
