package dev.oneledger.internal.bundle;

/** What an earlier replay may have left behind, and that somebody has to look at first. */
final class PsqlLeftovers {
  private final String app;

  PsqlLeftovers(String app) {
    this.app = PsqlText.literal(app);
  }

  /**
   * Refuses to begin anew in a schema that came to stand first in the search path after an earlier
   * replay.
   */
  String refuseTableBehind() {
    return """
      IF to_regclass(quote_ident(current_schema()) || '.%1$s') IS NULL THEN
        FOREACH behind IN ARRAY current_schemas(false) LOOP
          IF has_table_privilege(to_regclass(quote_ident(behind) || '.%1$s'), 'SELECT') THEN
            EXECUTE format('SELECT min(id) FROM %%I.%1$s WHERE app = $1', behind) INTO wrong USING %2$s;
            IF wrong IS NOT NULL THEN
              RAISE EXCEPTION 'Schema %% has no table %1$s, and schema %%, further down the search path, has one with migrations of %%.',
                quote_ident(current_schema()), quote_ident(behind), %2$s
                USING HINT = 'Set search_path to the schema that is meant, alone: PGOPTIONS=''-c search_path=...''';
            END IF;
          END IF;
        END LOOP;
      END IF;
    """
        .formatted(PsqlText.TABLE, app);
  }

  String refuseUnfinished() {
    return refuse(
            "= '" + PsqlRows.UNDOING + "'",
            "A rollback began here, outside a transaction, and did not end",
            "Look which of its statements took effect. Then finish it by hand and delete the row in %1$s, or put back by hand what is gone and set the row to state ''applied''.")
        + refuse(
            "NOT IN ('" + PsqlRows.APPLIED + "', '" + PsqlRows.UNDOING + "')",
            "A migration began here, outside a transaction, and did not end",
            "Look which of its statements took effect, and for invalid indexes. Then finish it by hand and set its row in %1$s to state ''applied'', or undo it by hand and delete the row.");
  }

  private String refuse(String state, String what, String hint) {
    return """
      SELECT string_agg(there.id || ' (release ' || there.release || ')', ', '
          ORDER BY there.applied_at, there.id)
        INTO wrong
        FROM %s AS there
        WHERE there.app = %s AND there.state %s;
      IF wrong IS NOT NULL THEN
        RAISE EXCEPTION '%s: %%', wrong
          USING HINT = '%s';
      END IF;
    """
        .formatted(PsqlText.TABLE, app, state, what, hint.formatted(PsqlText.TABLE));
  }
}
