package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import java.util.List;
import java.util.stream.Stream;

/** Every table that is known. Internal: may change in any release. */
public final class KnownTools {

  /** Read by the module for it. */
  public static final Signature FLYWAY =
      Signature.of(
          "Flyway",
          Fingerprint.of("installed_rank", "version", "script", "checksum", "success"),
          "flyway_schema_history",
          "schema_version");

  /** Read by the module for it. */
  public static final Signature LIQUIBASE =
      Signature.of(
          "Liquibase",
          Fingerprint.of("id", "author", "filename", "dateexecuted", "md5sum"),
          "databasechangelog");

  private static final List<Tool> READ_HERE =
      List.of(
          Rails.TOOL,
          Dbmate.TOOL,
          Ecto.TOOL,
          GolangMigrate.TOOL,
          Supabase.TOOL,
          Laravel.TOOL,
          TypeOrm.TOOL,
          Graphile.TOOL,
          Pgroll.TOOL,
          Atlas.TOOL,
          Prisma.TOOL,
          Alembic.TOOL,
          Django.TOOL,
          Goose.TOOL,
          Knex.TOOL,
          Sqlx.TOOL,
          EfCore.TOOL,
          Sequelize.TOOL,
          Drizzle.TOOL,
          MyBatis.TOOL,
          Sqitch.TOOL,
          Jooq.TOOL,
          Replay.TOOL);

  private KnownTools() {}

  /** All of them. */
  static List<Signature> all() {
    return Stream.concat(READ_HERE.stream().map(Tool::signature), Stream.of(FLYWAY, LIQUIBASE))
        .toList();
  }

  /** Those whose columns a table has, whatever its name and what is beside it. */
  static List<Signature> fitting(FoundTable table) {
    return all().stream()
        .filter(known -> known.hasName(table.name()) && known.columns().fits(table))
        .toList();
  }
}
