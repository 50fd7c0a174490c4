package dev.oneledger.ddl.internal.rollback;

import dev.oneledger.Migration;
import dev.oneledger.ddl.internal.data.Restoration;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import java.util.ArrayList;
import java.util.List;

/** Writes a rollback. */
record RollbackText(Migration migration, int major, DdlScript way, Restoration rows) {
  private static final String HEADER =
      """
      -- Takes back migration %s, sha256:%s.
      -- Generated from what it changes on PostgreSQL %s; safe to run again.
      """;

  /** Bodies of functions may name what comes back only after them. */
  private static final String SETTING = "SET LOCAL check_function_bodies = off";

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(HEADER.formatted(migration.id(), migration.textHash().hex(), major));
    text.append("BEGIN;\n");
    statements().forEach(statement -> text.append(statement).append(";\n"));
    return text.append("COMMIT;\n").toString();
  }

  private List<String> statements() {
    List<String> statements = new ArrayList<>();
    if (!way.statements().isEmpty()) {
      statements.add(SETTING);
    }
    statements.addAll(rows.beforeStructure());
    statements.addAll(way.statements().subList(0, way.rowsAt()));
    statements.addAll(rows.afterStructure());
    statements.addAll(way.statements().subList(way.rowsAt(), way.statements().size()));
    statements.addAll(rows.atEnd());
    return statements;
  }
}
