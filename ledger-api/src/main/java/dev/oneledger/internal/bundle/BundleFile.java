package dev.oneledger.internal.bundle;

import dev.oneledger.MigrationId;

/** Names of a migration's files in a bundle. */
final class BundleFile {

  private BundleFile() {}

  static String sql(MigrationId id) {
    return "sql/" + sqlName(id);
  }

  static String rollback(MigrationId id) {
    return "rollback/" + rollbackName(id);
  }

  static String sqlName(MigrationId id) {
    return id + ".sql";
  }

  static String rollbackName(MigrationId id) {
    return id + ".rollback.sql";
  }
}
