package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Map;
import java.util.Set;

/** Kinds that are seen and refused. */
final class RefusedKinds implements KindDdl {

  private static final Map<String, String> STATEMENTS =
      Map.of(
          "subscription", "CREATE SUBSCRIPTION or DROP SUBSCRIPTION",
          "extensionuse", "ALTER … [NO] DEPENDS ON EXTENSION",
          "systemgrant", "GRANT or REVOKE",
          "securitylabel", "SECURITY LABEL",
          "largeobjects", "lo_create or lo_unlink");

  @Override
  public Set<String> kinds() {
    return STATEMENTS.keySet();
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    refuse(gone, out);
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    refuse(wanted, out);
  }

  /** Every property that differs is refused. */
  @Override
  public void change(Change change, DdlWriter out) {}

  private static void refuse(CatalogObject object, DdlWriter out) {
    out.refuse(
        object,
        "objects of this kind are not changed from the catalog",
        "write " + STATEMENTS.get(object.kind()) + " by hand");
  }
}
