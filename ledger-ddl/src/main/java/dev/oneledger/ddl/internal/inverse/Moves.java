package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.ddl.internal.inverse.CatalogDiff.Change;
import java.util.List;
import java.util.function.UnaryOperator;

/** Another schema and another name for what lies in a schema, or in none. */
final class Moves {

  private Moves() {}

  /**
   * The move and the rename of a type, a collation, a server and the like.
   *
   * @param word what follows ALTER, as in {@code TYPE}
   * @param exists from a name with schema the condition that there is such an object
   */
  static void of(Change change, String word, UnaryOperator<String> exists, DdlWriter out) {
    boolean type = change.after().kind().equals("type");
    of(change, 1, type ? SchemaMoves.SPACE : word, new Place(word, "", out), exists, out);
  }

  /**
   * The move and the rename of a routine, which come after those of the types of its arguments.
   *
   * @param arguments what follows the name, under the names that types have in the end
   */
  static void ofRoutine(
      Change change, String arguments, UnaryOperator<String> exists, DdlWriter out) {
    Place place = new Place(Address.word(change.after()), arguments, out);
    of(change, 2, "routine" + arguments, place, exists, out);
  }

  private static void of(
      Change change,
      int rank,
      String space,
      Place place,
      UnaryOperator<String> exists,
      DdlWriter out) {
    out.follow(change, "name", "schema");
    String schema = change.after().get("schema");
    String before = change.before().require("name");
    String after = change.after().require("name");
    if (schema != null) {
      before = out.schemaNow(change.before().require("schema")) + "." + before;
      after = schema + "." + after;
    }
    if (!before.equals(after)) {
      out.rename(new Rename(rank, space, before, after, exists, place::statement));
    }
  }

  /**
   * Writes what brings an object to another name, another schema, or both.
   *
   * @param word what follows ALTER
   * @param rest what follows the name, as in the arguments of a function; may be empty
   */
  record Place(String word, String rest, DdlWriter out) {

    /** From one name to another, each with schema if the object has one. */
    String statement(String one, String other) {
      List<String> before = Names.parts(one);
      List<String> after = Names.parts(other);
      String old = before.get(before.size() - 1);
      String now = after.get(after.size() - 1);
      if (before.size() == 1 || before.get(0).equals(after.get(0))) {
        return rename(one, now);
      }
      String schema = after.get(0);
      if (old.equals(now)) {
        return move(one, schema);
      }
      if (!taken(schema, old)) {
        return move(one, schema) + ";\n" + rename(schema + "." + old, now);
      }
      String free = RenameCircle.FREE;
      return rename(one, free)
          + ";\n"
          + move(before.get(0) + "." + free, schema)
          + ";\n"
          + rename(schema + "." + free, now);
    }

    private String rename(String one, String name) {
      return "ALTER %s %s%s RENAME TO %s".formatted(word, one, rest, name);
    }

    private String move(String one, String schema) {
      return "ALTER %s %s%s SET SCHEMA %s".formatted(word, one, rest, schema);
    }

    /** True if anything has or had the name there, on either side. */
    private boolean taken(String schema, String name) {
      return out.from().objects().stream()
              .anyMatch(
                  object ->
                      name.equals(object.get("name"))
                          && object.get("schema") != null
                          && schema.equals(out.schemaNow(object.require("schema"))))
          || out.to().objects().stream()
              .anyMatch(
                  object -> name.equals(object.get("name")) && schema.equals(object.get("schema")));
    }
  }
}
