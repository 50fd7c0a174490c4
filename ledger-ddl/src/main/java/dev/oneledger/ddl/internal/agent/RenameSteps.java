package dev.oneledger.ddl.internal.agent;

import dev.oneledger.ddl.Rename;
import dev.oneledger.ddl.internal.inverse.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Renames as statements, there and back, each harmless when run again. */
final class RenameSteps {
  private final List<String> forward = new ArrayList<>();
  private final List<String> back = new ArrayList<>();

  /** Adds a rename, and gives the plain statement that carries it out. */
  String add(Rename rename) {
    String renamed = renamed(rename);
    forward.add(guarded(exists(rename, false), exists(rename, true), statement(rename)));
    Rename reverse =
        rename.column() == null
            ? new Rename(rename.kind(), renamed, null, lastPart(rename.name()))
            : new Rename(rename.kind(), rename.name(), rename.to(), rename.column());
    back.add(0, guarded(exists(reverse, false), exists(reverse, true), statement(reverse)));
    return statement(rename);
  }

  List<String> forward() {
    return List.copyOf(forward);
  }

  List<String> back() {
    return List.copyOf(back);
  }

  private static String statement(Rename rename) {
    return rename.column() == null
        ? "ALTER %s %s RENAME TO %s"
            .formatted(rename.kind().toUpperCase(Locale.ROOT), rename.name(), rename.to())
        : "ALTER TABLE %s RENAME COLUMN %s TO %s"
            .formatted(rename.name(), rename.column(), rename.to());
  }

  private static String guarded(String oldIsThere, String newIsThere, String statement) {
    return "DO $guard$ BEGIN IF "
        + oldIsThere
        + " AND NOT ("
        + newIsThere
        + ") THEN "
        + statement
        + "; END IF; END $guard$";
  }

  /** SQL that is true if the object is there under its old name, or under its new one. */
  private static String exists(Rename rename, boolean underNewName) {
    if (rename.column() != null) {
      return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass(%s) AND attname = %s AND NOT attisdropped)"
          .formatted(
              Names.literal(rename.name()),
              Names.literal(bare(underNewName ? rename.to() : rename.column())));
    }
    String name = Names.literal(underNewName ? renamed(rename) : rename.name());
    String lookup =
        switch (rename.kind()) {
          case "type" -> "to_regtype";
          case "schema" -> "to_regnamespace";
          default -> "to_regclass";
        };
    return "pg_catalog." + lookup + "(" + name + ") IS NOT NULL";
  }

  private static String renamed(Rename rename) {
    String name = rename.name();
    String last = lastPart(name);
    return name.substring(0, name.length() - last.length()) + rename.to();
  }

  private static String lastPart(String name) {
    List<String> parts = Names.parts(name);
    return parts.get(parts.size() - 1);
  }

  private static String bare(String part) {
    return part.startsWith("\"")
        ? part.substring(1, part.length() - 1).replace("\"\"", "\"")
        : part.toLowerCase(Locale.ROOT);
  }
}
