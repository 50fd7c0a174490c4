package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.history.tool.Alembic;
import dev.oneledger.jdbc.internal.history.tool.Atlas;
import dev.oneledger.jdbc.internal.history.tool.Dbmate;
import dev.oneledger.jdbc.internal.history.tool.Django;
import dev.oneledger.jdbc.internal.history.tool.Drizzle;
import dev.oneledger.jdbc.internal.history.tool.Ecto;
import dev.oneledger.jdbc.internal.history.tool.EfCore;
import dev.oneledger.jdbc.internal.history.tool.GolangMigrate;
import dev.oneledger.jdbc.internal.history.tool.Goose;
import dev.oneledger.jdbc.internal.history.tool.Graphile;
import dev.oneledger.jdbc.internal.history.tool.Jooq;
import dev.oneledger.jdbc.internal.history.tool.Knex;
import dev.oneledger.jdbc.internal.history.tool.Laravel;
import dev.oneledger.jdbc.internal.history.tool.MyBatis;
import dev.oneledger.jdbc.internal.history.tool.Pgroll;
import dev.oneledger.jdbc.internal.history.tool.Prisma;
import dev.oneledger.jdbc.internal.history.tool.Rails;
import dev.oneledger.jdbc.internal.history.tool.Replay;
import dev.oneledger.jdbc.internal.history.tool.Sequelize;
import dev.oneledger.jdbc.internal.history.tool.Signature;
import dev.oneledger.jdbc.internal.history.tool.Sqitch;
import dev.oneledger.jdbc.internal.history.tool.Sqlx;
import dev.oneledger.jdbc.internal.history.tool.Supabase;
import dev.oneledger.jdbc.internal.history.tool.Tool;
import dev.oneledger.jdbc.internal.history.tool.TypeOrm;
import java.util.Arrays;
import java.util.Optional;

/**
 * The tools whose history tables are known; {@link HistoryTable#of} opens a reader. Flyway and
 * Liquibase have modules of their own.
 *
 * <p>Said of each: where its table is, what a row means, what its checksum tells, which options of
 * {@link ToolHistory} it has, and how sure this is. <em>Recorded</em>: tested on what the tool
 * itself wrote, in the version named. <em>Read</em>: taken from the tool's source or documentation,
 * and tested on tables made by hand.
 */
public enum MigrationTool {
  /**
   * Ruby on Rails (Active Record): {@code schema_migrations}, a set of versions without names,
   * times and checksums. The environment in {@code ar_internal_metadata} is part of the reading's
   * source. Recorded with Active Record 6.1 on PostgreSQL, MariaDB and SQLite.
   */
  RAILS(Rails.TOOL),

  /**
   * Atlas: {@code atlas_schema_revisions.atlas_schema_revisions}, or the table alone in the current
   * schema. A log with one row per version; a baseline, and a version that was set by hand, are
   * told. The hash is SHA-256 over the directory up to a file, so it judges a text where all texts
   * before it are at hand: ours, or those in {@code files(folder)}, the migration directory, which
   * also gives texts. Options: files; zone, where the column has none. Recorded with Atlas 0.7 on
   * PostgreSQL, MariaDB and SQLite.
   */
  ATLAS(Atlas.TOOL),

  /**
   * Prisma Migrate: {@code _prisma_migrations}, a log of tries; rolled-back ones count only where
   * there is no other. Resolved as applied is {@code MARKED_RAN}. SHA-256 of the file. Options:
   * files, the folder {@code prisma/migrations}, for texts; zone, on MySQL. Recorded with schema
   * engine 7.10 on PostgreSQL and SQLite.
   */
  PRISMA(Prisma.TOOL),

  /**
   * Alembic: {@code alembic_version}, a pointer to one or more heads. With {@code files(folder)},
   * its {@code versions} folder, every revision below the heads is a row. Its revisions are no
   * numbers, so rows have no id unless a project chose numbers. No checksum, no times. Options:
   * files. Recorded with Alembic 1.8 on PostgreSQL, MariaDB and SQLite.
   */
  ALEMBIC(Alembic.TOOL),

  /**
   * Django: {@code django_migrations}, a set of app and name. Every app counts for itself, so rows
   * have an id only with {@code only(app)}. No checksum. Options: only; zone, where the column has
   * none. Recorded with Django 3.2 on PostgreSQL, MariaDB and SQLite.
   */
  DJANGO(Django.TOOL),

  /**
   * goose: {@code goose_db_version}, a log of versions; its last row says whether a version is
   * applied or undone. No names, no checksum. Options: zone. Recorded with goose 3.11 on
   * PostgreSQL, MariaDB and SQLite; the undoing rows of old releases are read.
   */
  GOOSE(Goose.TOOL),

  /**
   * golang-migrate: {@code schema_migrations} with {@code dirty}, a pointer. With {@code
   * files(folder)} every migration up to it is a row with its text; without, the version is a
   * baseline for all. Dirty is {@code PARTIAL}. No checksum, no times. Options: files. Recorded
   * with golang-migrate 4.15 on PostgreSQL, MariaDB and SQLite.
   */
  GOLANG_MIGRATE(GolangMigrate.TOOL),

  /**
   * dbmate: {@code schema_migrations}, the table of Rails without the one beside it. No names, no
   * times, no checksums. Recorded with dbmate 2.36 on PostgreSQL, MariaDB and SQLite.
   */
  DBMATE(Dbmate.TOOL),

  /**
   * knex: {@code knex_migrations}, a set of file names. Its lock row is reported. No checksum.
   * Options: zone. Recorded with knex 3.3 on PostgreSQL, MariaDB and SQLite.
   */
  KNEX(Knex.TOOL),

  /**
   * sqlx: {@code _sqlx_migrations}, a set of versions; without success it is {@code PARTIAL}.
   * SHA-384 of the file; where the project ignores characters by its configuration, texts with such
   * characters do not match. Options: files, for texts; zone, on SQLite. Read.
   */
  SQLX(Sqlx.TOOL),

  /**
   * TypeORM: {@code migrations} with {@code timestamp}, a set of class names. No times, no
   * checksum. Recorded with TypeORM 1.1 on PostgreSQL, MariaDB and SQLite.
   */
  TYPEORM(TypeOrm.TOOL),

  /**
   * Entity Framework Core: {@code __EFMigrationsHistory}, a set of ids. The lock row that it has on
   * SQLite is reported. No times, no checksum. Read.
   */
  EF_CORE(EfCore.TOOL),

  /**
   * Laravel: {@code migrations} with {@code batch}, a set of names. No times, no checksum. Recorded
   * with Laravel 8 on PostgreSQL, MariaDB and SQLite.
   */
  LARAVEL(Laravel.TOOL),

  /**
   * Ecto: {@code schema_migrations} with {@code inserted_at}, a set of versions. No names, no
   * checksum. Options: zone. Recorded with Ecto SQL 3.10 on PostgreSQL and MariaDB.
   */
  ECTO(Ecto.TOOL),

  /**
   * Sequelize with umzug: {@code SequelizeMeta}, a set of file names. No times, no checksum.
   * Recorded with umzug 3.8 and Sequelize 6 on PostgreSQL, MariaDB and SQLite.
   */
  SEQUELIZE(Sequelize.TOOL),

  /**
   * Drizzle: {@code drizzle.__drizzle_migrations}, or the table alone in the current schema. A
   * pointer with a row per migration that ran. SHA-256 of the file. Names stand in the journal, so
   * rows have an id with {@code files(folder)}, the folder of drizzle-kit; what the journal has
   * below the pointer and the table has not is {@code MARKED_RAN}. Options: files. Recorded with
   * Drizzle ORM 0.45 on PostgreSQL, MariaDB and SQLite.
   */
  DRIZZLE(Drizzle.TOOL),

  /**
   * MyBatis Migrations: {@code CHANGELOG}, a set of ids with descriptions. No checksum. Options:
   * zone, for the local times in it. Recorded with 3.5 on PostgreSQL and MariaDB.
   */
  MYBATIS(MyBatis.TOOL),

  /**
   * Sqitch: {@code sqitch.changes}, or {@code changes} in the current schema, with {@code events}
   * beside it: undone and failed changes are told. A change logged without being run looks like any
   * other. SHA-1 of the deploy script. The first change of a name has it as its key, a reworked one
   * a part of its id behind it. Options: only, a project; files, the project's folder, for texts;
   * zone, where the column has none. Recorded with Sqitch 1.3 on PostgreSQL, MariaDB and SQLite.
   */
  SQITCH(Sqitch.TOOL),

  /**
   * graphile-migrate: {@code graphile_migrate.migrations}, a set. SHA-1 over the hash before and
   * the file without its header, which does not see blanks at both ends. Options: files, the folder
   * with {@code committed}, for texts. Recorded with 1.4 on PostgreSQL.
   */
  GRAPHILE_MIGRATE(Graphile.TOOL),

  /**
   * jOOQ Migrations: {@code jooq_migration_history}, a log of moves between versions. A move back
   * undoes what came after. Versions passed on the way have no row. No checksum. Options: zone.
   * Recorded with jOOQ 3.19 on PostgreSQL.
   */
  JOOQ(Jooq.TOOL),

  /**
   * The Supabase CLI: {@code supabase_migrations.schema_migrations}, a set of versions with names.
   * No times, no checksum. Read.
   */
  SUPABASE(Supabase.TOOL),

  /**
   * pgroll: {@code pgroll.migrations}, a set per schema. One that is not completed is {@code
   * PARTIAL}. No checksum. Options: only, a schema; zone. Read.
   */
  PGROLL(Pgroll.TOOL),

  /**
   * What replays a bundle by psql or MariaDB's client: {@code oneledger_replay}, a set per
   * application. One that began and did not end is {@code PARTIAL}. SHA-256 of the text. Options:
   * only, an application. Tested on what the scripts themselves write.
   */
  REPLAY(Replay.TOOL);

  /** A record of records; the checker cannot see that its reader keeps no state. */
  @SuppressWarnings("ImmutableEnumChecker")
  private final Tool tool;

  MigrationTool(Tool tool) {
    this.tool = tool;
  }

  Tool tool() {
    return tool;
  }

  static Optional<MigrationTool> of(Signature signature) {
    return Arrays.stream(values())
        .filter(known -> known.tool.signature().equals(signature))
        .findFirst();
  }

  /** Its name as its makers write it. */
  @Override
  public String toString() {
    return tool.name();
  }
}
