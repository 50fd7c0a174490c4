package dev.oneledger.jdbc.internal.history.tool;

/** dbmate: the same table as that of Rails, without the one beside it. */
public final class Dbmate {
  /** The tool. */
  public static final Tool TOOL =
      Tool.of(
          Signature.of("dbmate", Rails.VERSION_ALONE, "schema_migrations").without(Rails.METADATA),
          ToolReader.rows(Rails.VERSIONS));

  private Dbmate() {}
}
