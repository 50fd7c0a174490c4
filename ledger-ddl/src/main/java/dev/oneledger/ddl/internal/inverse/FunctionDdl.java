package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Optional;
import java.util.Set;

/** Functions, procedures and aggregates. */
final class FunctionDdl implements KindDdl, Rebuilding {

  @Override
  public Set<String> kinds() {
    return Set.of("function");
  }

  @Override
  public void drop(CatalogObject gone, DdlWriter out) {
    String drop = "DROP %s IF EXISTS %s".formatted(Address.word(gone), gone.ident());
    if (hasNamesake(gone, out)) {
      out.runIfText(Functions.exactly(gone), drop);
    } else {
      out.run(drop);
    }
  }

  /** A function is found by the types of its arguments: another with other names would be hit. */
  private static boolean hasNamesake(CatalogObject gone, DdlWriter out) {
    return out.to().objects().stream()
        .anyMatch(
            other ->
                other.kind().equals("function")
                    && other.require("schema").equals(gone.require("schema"))
                    && other.require("name").equals(gone.require("name"))
                    && other.require("types").equals(gone.require("types")));
  }

  @Override
  public void create(CatalogObject wanted, DdlWriter out) {
    String definition = wanted.require("def").strip();
    if (wanted.require("prokind").equals("a")) {
      out.run(definition.replaceFirst("^CREATE AGGREGATE", "CREATE OR REPLACE AGGREGATE"));
    } else {
      out.run(Guarded.unchecked(definition));
    }
  }

  @Override
  public Optional<Rebuild> rebuild(Change change, DdlWriter out) {
    if (change.before().require("prokind").equals("a") || Functions.replaceable(change, out)) {
      return Optional.empty();
    }
    return Optional.of(new Rebuild(Functions.exactly(change.before()), true));
  }

  @Override
  public void change(Change change, DdlWriter out) {
    out.follow(change, "args", "arguments", "types");
    Moves.ofRoutine(
        change,
        "(" + change.after().require("args") + ")",
        name -> Functions.exists(name, change.after().require("types")),
        out);
    if (change.before().require("prokind").equals("a")
        && !out.same(change.before().get("result"), change.after().get("result"))) {
      out.refuse(
          change.after(),
          "an aggregate cannot be replaced by one with another result",
          "drop and create it by hand");
    }
    out.follow(change, "result", "prokind");
    if (out.differs(change, "def") && !onlyNames(change, out)) {
      create(change.after(), out);
    }
  }

  /** True if nothing but names that change along the way is another; blanks count. */
  private static boolean onlyNames(Change change, DdlWriter out) {
    String before = change.before().require("def");
    String after = change.after().require("def");
    return out.same(before, after) && shape(before).equals(shape(after));
  }

  private static String shape(String text) {
    return text.replaceAll("\\S+", "x");
  }
}
