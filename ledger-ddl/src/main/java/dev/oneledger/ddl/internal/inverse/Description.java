package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;
import java.util.TreeMap;

/** The owner, privileges and comment of every kind of object. */
final class Description {

  /** What is itself about owners and privileges, and has no description of its own. */
  private static final Set<String> UNDESCRIBED =
      Set.of("defacl", "systemgrant", "largeobjects", "securitylabel", "extensionuse");

  /** What may have privileges of its own. */
  private static final Set<String> PRIVILEGED =
      Set.of("relation", "sequence", "function", "type", "schema", "wrapper", "server", "language");

  private Description() {}

  /** What a new object needs beyond its creation. */
  static void created(CatalogObject object, DdlWriter out) {
    if (UNDESCRIBED.contains(object.kind())) {
      return;
    }
    String owner = object.get("owner");
    if (owner != null && !out.ownership().allOf(owner) && hasOwnOwner(object)) {
      own(object, owner, out);
    }
    if (object.get("acl") != null || (owner != null && PRIVILEGED.contains(object.kind()))) {
      privilegesOfNew(object, out);
    }
    if (object.get("comment") != null) {
      comment(object, out);
    }
  }

  /** What differs in owner, acl and comment. */
  static void changed(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    if (UNDESCRIBED.contains(after.kind())) {
      return;
    }
    if (out.differs(change, "owner") && hasOwnOwner(after)) {
      own(after, after.require("owner"), out);
    }
    if (out.differs(change, "acl")) {
      privileges(change, out);
    }
    if (out.differs(change, "comment")) {
      comment(after, out);
    }
  }

  /** A sequence that belongs to a column belongs to the table's owner. */
  private static boolean hasOwnOwner(CatalogObject object) {
    return object.get("ownedby") == null;
  }

  private static void own(CatalogObject object, String owner, DdlWriter out) {
    out.run("ALTER %s OWNER TO %s".formatted(Address.of(object), Names.quoted(owner)));
  }

  private static void comment(CatalogObject object, DdlWriter out) {
    String comment = object.get("comment");
    out.run(
        "COMMENT ON %s IS %s"
            .formatted(Address.of(object), comment == null ? "NULL" : Names.literal(comment)));
  }

  private static void privilegesOfNew(CatalogObject object, DdlWriter out) {
    String owner = owner(object, out.to());
    Acl want = Acl.of(object.get("acl"));
    Acl have =
        object.kind().equals("column")
            ? new Acl(new TreeMap<>())
            : Acl.fresh(
                owner,
                Privileges.ofOwner(object.kind(), out.to().major()),
                Privileges.ofEverybody(object.kind()));
    Set<String> favoured = out.ownership().favoured(object);
    if (!favoured.isEmpty()) {
      favoured.addAll(want.grantees());
      out.run(Privileges.on(object).none(favoured));
      have = new Acl(new TreeMap<>());
    }
    between(object, owner, have, want, out);
  }

  private static void privileges(Change change, DdlWriter out) {
    String before = owner(change.before(), out.from());
    String after = owner(change.after(), out.to());
    Acl have = Acl.of(change.before().get("acl")).ownedBy(before, after);
    between(change.after(), after, have, Acl.of(change.after().get("acl")), out);
  }

  private static void between(
      CatalogObject object, String owner, Acl have, Acl want, DdlWriter out) {
    if (!have.notBy(owner).equals(want.notBy(owner))) {
      out.refuse(
          object,
          "some of its privileges are passed on by others than its owner " + owner,
          "grant and revoke them by hand, as the role that passed them on");
      return;
    }
    Privileges.on(object).between(have.by(owner), want.by(owner)).forEach(out::run);
  }

  /** The owner; a column's is the table's. */
  private static String owner(CatalogObject object, Catalog catalog) {
    if (!object.kind().equals("column")) {
      return object.require("owner");
    }
    String table = object.id().substring(0, object.id().lastIndexOf('.'));
    return catalog.byId(table).orElseThrow().require("owner");
  }
}
