package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Types: enums, composites, ranges, domains. Base types are made of C functions, and are refused.
 */
final class TypeDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("type");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    if (gone.require("typtype").equals("b")) {
      refuseBase(gone, out);
    } else {
      out.run("DROP %s IF EXISTS %s".formatted(Address.word(gone), gone.ident()));
    }
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    String ident = wanted.ident();
    switch (wanted.require("typtype")) {
      case "e" -> make(wanted, "CREATE TYPE " + ident + " AS ENUM " + EnumLabels.list(wanted), out);
      case "c" -> make(wanted, "CREATE TYPE " + ident + " AS " + attributes(wanted, out), out);
      case "r" ->
          make(
              wanted,
              "CREATE TYPE %s AS RANGE (%s)".formatted(ident, wanted.require("range")),
              out);
      case "d" -> make(wanted, domain(wanted), out);
      default -> refuseBase(wanted, out);
    }
  }

  private static void make(CatalogObject wanted, String statement, DdlWriter out) {
    out.runIf(Conditions.not(Conditions.type(wanted.ident())), statement);
  }

  private static void refuseBase(CatalogObject type, DdlWriter out) {
    out.refuse(
        type,
        "it is a base type, whose functions and itself need each other",
        "write CREATE TYPE and DROP TYPE with its functions by hand");
  }

  private static String attributes(CatalogObject type, DdlWriter out) {
    return Attributes.of(out.to(), type.ident()).stream()
        .map(Attributes::definition)
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Its constraints come on their own. */
  private static String domain(CatalogObject domain) {
    String collation = domain.get("collation");
    String value = domain.get("default");
    return "CREATE DOMAIN "
        + domain.ident()
        + " AS "
        + domain.require("base")
        + (collation == null ? "" : " COLLATE " + collation)
        + (value == null ? "" : " DEFAULT " + value)
        + (domain.is("notnull") ? " NOT NULL" : "");
  }

  /** Whatever uses an enum that loses a label has to let go of it. */
  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    return change.before().get("labels") != null && EnumLabels.mustReplace(change)
        ? Optional.of(new Rebuild(EnumLabels.are(change.before().ident(), change.before()), false))
        : Optional.empty();
  }

  @Override
  public void change(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    if (!change.before().require("typtype").equals(after.require("typtype"))) {
      out.refuse(after, "it is another sort of type", "drop and create it by hand");
    }
    Moves.of(change, Address.word(after), Conditions::type, out);
    if (out.differs(change, "labels")) {
      EnumLabels.change(change, out);
    }
    if (after.require("typtype").equals("d")) {
      changeDomain(change, out);
    }
    if (!out.rewritten(change, "range")) {
      out.follow(change, "range");
    }
  }

  private static void changeDomain(Change change, DdlWriter out) {
    CatalogObject after = change.after();
    String alter = "ALTER DOMAIN " + after.ident();
    if (out.rewritten(change, "default")) {
      String value = after.get("default");
      out.run(alter + (value == null ? " DROP DEFAULT" : " SET DEFAULT " + value));
    }
    if (out.differs(change, "notnull")) {
      out.run(alter + (after.is("notnull") ? " SET NOT NULL" : " DROP NOT NULL"));
    }
    if (out.rewritten(change, "base") || out.rewritten(change, "collation")) {
      out.refuse(
          after,
          "the type under a domain cannot be changed",
          "create another domain, move the columns to it and drop this one, by hand");
    }
  }
}
