package dev.oneledger.jdbc.internal.history.tool;

/** Ecto: a set of versions with the time in a zone that the table does not tell. */
public final class Ecto {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("Ecto", Fingerprint.of("version", "inserted_at"), "schema_migrations"),
          ToolReader.rows(Rails.VERSIONS, "inserted_at"),
          ToolOption.ZONE);

  private Ecto() {}
}
