package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** GRANT and REVOKE. */
final class Privileges {

  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  static {
    String[] letters =
        "r SELECT a INSERT w UPDATE d DELETE D TRUNCATE x REFERENCES t TRIGGER m MAINTAIN X EXECUTE U USAGE C CREATE"
            .split(" ");
    for (int i = 0; i < letters.length; i += 2) {
      NAMES.put(letters[i], letters[i + 1]);
    }
  }

  private final String before;
  private final String on;
  private final String columns;

  /**
   * Privileges on something.
   *
   * @param on what follows ON, as in {@code TABLE public.t}
   * @param columns what follows each privilege, as in {@code (name)}; may be empty
   */
  Privileges(String on, String columns) {
    this("", on, columns);
  }

  private Privileges(String before, String on, String columns) {
    this.before = before;
    this.on = on;
    this.columns = columns;
  }

  /** Privileges on this object. */
  static Privileges on(CatalogObject object) {
    return new Privileges(
        Address.ofPrivileges(object),
        object.kind().equals("column") ? " (" + object.require("name") + ")" : "");
  }

  /** What objects that are yet to come get by themselves. */
  static Privileges byDefault(String alter, String objects) {
    return new Privileges(alter + " ", objects, "");
  }

  /** What the owner of a new object may do. */
  static String ofOwner(String kind, int major) {
    return switch (kind) {
      case "relation" -> major >= 17 ? "arwdDxtm" : "arwdDxt";
      case "sequence" -> "rwU";
      case "function" -> "X";
      case "schema" -> "UC";
      case "column" -> "";
      default -> "U";
    };
  }

  /** What everybody may do with a new object. */
  static String ofEverybody(String kind) {
    return switch (kind) {
      case "function" -> "X";
      case "type", "language" -> "U";
      default -> "";
    };
  }

  /** The statements from one to the other: first what is taken, then what is given. */
  List<String> between(Acl have, Acl want) {
    List<String> statements = new ArrayList<>();
    Set<String> grantees = new TreeSet<>(have.grantees());
    grantees.addAll(want.grantees());
    for (String grantee : grantees) {
      take(have, want, grantee, statements);
    }
    for (String grantee : grantees) {
      give(have, want, grantee, statements);
    }
    statements.replaceAll(statement -> before + statement);
    return statements;
  }

  /** Takes everything from these. */
  String none(Set<String> grantees) {
    return "REVOKE ALL ON %s FROM %s"
        .formatted(on, grantees.stream().map(Privileges::role).collect(Collectors.joining(", ")));
  }

  private void take(Acl have, Acl want, String grantee, List<String> statements) {
    Set<String> gone = without(have.has(grantee), want.has(grantee));
    if (!gone.isEmpty()) {
      statements.add("REVOKE %s ON %s FROM %s".formatted(list(gone), on, role(grantee)));
    }
    Set<String> kept = without(without(have.mayGrant(grantee), want.mayGrant(grantee)), gone);
    if (!kept.isEmpty()) {
      statements.add(
          "REVOKE GRANT OPTION FOR %s ON %s FROM %s".formatted(list(kept), on, role(grantee)));
    }
  }

  private void give(Acl have, Acl want, String grantee, List<String> statements) {
    Set<String> passable = without(want.mayGrant(grantee), have.mayGrant(grantee));
    Set<String> plain = without(without(want.has(grantee), have.has(grantee)), passable);
    if (!plain.isEmpty()) {
      statements.add("GRANT %s ON %s TO %s".formatted(list(plain), on, role(grantee)));
    }
    if (!passable.isEmpty()) {
      statements.add(
          "GRANT %s ON %s TO %s WITH GRANT OPTION".formatted(list(passable), on, role(grantee)));
    }
  }

  private String list(Set<String> letters) {
    return NAMES.entrySet().stream()
        .filter(privilege -> letters.contains(privilege.getKey()))
        .map(privilege -> privilege.getValue() + columns)
        .collect(Collectors.joining(", "));
  }

  private static String role(String grantee) {
    return grantee.equals(Acl.EVERYBODY) ? "PUBLIC" : Names.quoted(grantee);
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest;
  }
}
