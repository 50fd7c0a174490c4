package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.IdRule;
import dev.oneledger.jdbc.internal.history.rows.KeyColumn;
import dev.oneledger.jdbc.internal.history.rows.TableRows;

/** The Supabase CLI: a set of versions with names. */
public final class Supabase {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of(
              "Supabase",
              Fingerprint.of("version", "statements"),
              "supabase_migrations.schema_migrations"),
          ToolReader.rows(
              TableRows.of(
                  HistoryShape.keyedBy(new KeyColumn("version"))
                      .id(IdRule.columns("version", "name"))
                      .details("created_by"))));

  private Supabase() {}
}
