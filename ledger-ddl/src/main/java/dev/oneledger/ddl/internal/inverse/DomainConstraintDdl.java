package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Set;

/** Constraints of domains. */
final class DomainConstraintDdl implements KindDdl {

  @Override
  public Set<String> kinds() {
    return Set.of();
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    String domain = gone.require("domain");
    out.runIf(
        Conditions.type(domain),
        "ALTER DOMAIN %s DROP CONSTRAINT IF EXISTS %s".formatted(domain, gone.require("name")));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    out.runIf(
        Conditions.not(exists(wanted, wanted.require("name"))),
        "ALTER DOMAIN %s ADD CONSTRAINT %s %s"
            .formatted(wanted.require("domain"), wanted.require("name"), wanted.require("def")));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String before = change.before().require("name");
    String name = after.require("name");
    out.follow(change, "domain", "name");
    if (!before.equals(name)) {
      out.rename(
          new Rename(
              2,
              "constraint of domain " + after.require("domain"),
              before,
              name,
              constraint -> exists(after, constraint),
              (one, other) ->
                  "ALTER DOMAIN %s RENAME CONSTRAINT %s TO %s"
                      .formatted(after.require("domain"), one, other)));
    }
    boolean validated = out.differs(change, "validated");
    if (out.rewritten(change, "def")) {
      if (validated && valid(change.before()).equals(valid(after)) && after.is("validated")) {
        out.run(
            "ALTER DOMAIN %s VALIDATE CONSTRAINT %s".formatted(after.require("domain"), name));
      } else {
        replace(after, out);
      }
    }
  }

  private static void replace(CatalogObject after, DdlWriter out) {
    out.runIfText(
        "EXISTS (SELECT FROM pg_constraint WHERE contypid = to_regtype(%s) AND conname = %s AND pg_get_constraintdef(oid) <> %s)"
            .formatted(
                Names.literal(after.require("domain")),
                Names.bareLiteral(after.require("name")),
                Names.literal(after.require("def"))),
        "ALTER DOMAIN %s DROP CONSTRAINT %s"
            .formatted(after.require("domain"), after.require("name")));
    out.runIf(
        Conditions.not(exists(after, after.require("name"))),
        "ALTER DOMAIN %s ADD CONSTRAINT %s %s"
            .formatted(after.require("domain"), after.require("name"), after.require("def")));
  }

  private static String valid(CatalogObject constraint) {
    return constraint.require("def").replaceFirst(" NOT VALID$", "");
  }

  private static String exists(CatalogObject constraint, String name) {
    return Conditions.domainConstraint(constraint.require("domain"), name);
  }
}
