package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Map;
import java.util.Set;

/** What ALTER DEFAULT PRIVILEGES has set. */
final class DefaultPrivilegesDdl implements KindDdl {

  private static final Map<String, String> OBJECTS =
      Map.of(
          "r",
          "TABLES",
          "S",
          "SEQUENCES",
          "f",
          "FUNCTIONS",
          "T",
          "TYPES",
          "n",
          "SCHEMAS",
          "L",
          "LARGE OBJECTS");

  @Override
  public Set<String> kinds() {
    return Set.of("defacl");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    between(gone, Acl.of(gone.get("acl")), Acl.of(gone.get("base")), out);
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    between(wanted, Acl.of(wanted.get("base")), Acl.of(wanted.get("acl")), out);
  }

  @Override
  public void change(Change change, DdlWriter out) {
    out.follow(change, "schema");
    if (out.differs(change, "acl")) {
      between(
          change.after(),
          Acl.of(change.before().get("acl")),
          Acl.of(change.after().get("acl")),
          out);
    }
  }

  private static void between(CatalogObject set, Acl have, Acl want, DdlWriter out) {
    String schema = set.get("schema");
    String alter =
        "ALTER DEFAULT PRIVILEGES FOR ROLE "
            + set.require("role")
            + (schema == null ? "" : " IN SCHEMA " + schema);
    Privileges.byDefault(alter, OBJECTS.getOrDefault(set.require("objtype"), "TABLES"))
        .between(have, want)
        .forEach(out::run);
  }
}
