package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/** Policies of row-level security. */
final class PolicyDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("policy");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    out.runIf(
        Conditions.exists(gone),
        "DROP POLICY IF EXISTS " + gone.require("name") + " ON " + gone.require("rel"));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.runIf(
        "NOT " + Conditions.exists(wanted),
        "CREATE POLICY "
            + on(wanted)
            + (wanted.is("permissive") ? " AS PERMISSIVE" : " AS RESTRICTIVE")
            + " FOR "
            + command(wanted.require("cmd"))
            + body(wanted));
  }

  private static String on(CatalogObject policy) {
    return policy.require("name") + " ON " + policy.require("rel");
  }

  private static String body(CatalogObject policy) {
    return " TO "
        + policy.require("roles")
        + (policy.get("using") == null ? "" : " USING (" + policy.get("using") + ")")
        + (policy.get("check") == null ? "" : " WITH CHECK (" + policy.get("check") + ")");
  }

  private static String command(String letter) {
    return switch (letter) {
      case "r" -> "SELECT";
      case "a" -> "INSERT";
      case "w" -> "UPDATE";
      case "d" -> "DELETE";
      default -> "ALL";
    };
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String rel = after.require("rel");
    SchemaMoves.renamePart(
        change,
        name -> Conditions.policy(rel, name),
        (old, now) -> "ALTER POLICY " + old + " ON " + rel + " RENAME TO " + now,
        out);
    boolean using = out.rewritten(change, "using");
    boolean check = out.rewritten(change, "check");
    if (out.differs(change, "roles") || using || check) {
      out.run("ALTER POLICY " + on(after) + body(after));
    }
  }

  /** Another command, another sense, or an expression less. */
  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    CatalogObject before = change.before();
    CatalogObject after = change.after();
    boolean other =
        !before.require("cmd").equals(after.require("cmd"))
            || before.is("permissive") != after.is("permissive")
            || (before.get("using") != null && after.get("using") == null)
            || (before.get("check") != null && after.get("check") == null);
    return !other
        ? Optional.empty()
        : Optional.of(
            new Rebuild(
                "EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = %s AND polname = %s AND (polcmd <> %s OR polpermissive <> %s OR (polqual IS NULL) <> %s OR (polwithcheck IS NULL) <> %s))"
                    .formatted(
                        Conditions.regclass(before.require("rel")),
                        Names.bareLiteral(before.require("name")),
                        Names.literal(after.require("cmd")),
                        after.is("permissive"),
                        after.get("using") == null,
                        after.get("check") == null),
                true));
  }
}
