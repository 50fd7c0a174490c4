package dev.oneledger.ddl;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import org.jspecify.annotations.Nullable;

/** Migrations from texts. */
final class Texts {

  private Texts() {}

  static Migration migration(String id, String apply, @Nullable String rollback) {
    return new Migration(
        MigrationId.parse(id),
        SqlText.of(apply),
        rollback == null ? null : SqlText.of(rollback),
        !apply.contains("-- ledger: no-transaction"),
        id + ".sql");
  }
}
