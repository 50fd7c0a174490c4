package dev.oneledger.liquibase;

import dev.oneledger.spi.EjectedMigration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row to write into Liquibase's table.
 *
 * @param at when it ran
 * @param sum its MD5SUM; null if its text is not known
 */
record EjectedRow(String id, String path, Instant at, @Nullable String sum) {

  /** The row of a migration that has a changelog. */
  static EjectedRow of(EjectedMigration applied, WrittenChangeset changeset) {
    return new EjectedRow(changeset.name(), changeset.path(), applied.appliedAt(), changeset.sum());
  }

  /** The row of a migration whose text is not known. */
  static EjectedRow byName(EjectedMigration applied, String folder) {
    String name = applied.id().toString();
    return new EjectedRow(name, folder + name + ".sql", applied.appliedAt(), null);
  }
}
