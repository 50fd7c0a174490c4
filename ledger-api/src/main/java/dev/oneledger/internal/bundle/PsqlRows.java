package dev.oneledger.internal.bundle;

import dev.oneledger.Migration;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;

/**
 * The statements of a psql script on the rows of its table. A migration that runs in no transaction
 * has a row before it begins; its state tells whether it ended.
 */
final class PsqlRows {
  static final String STARTED = "started";
  static final String APPLIED = "applied";
  static final String UNDOING = "undoing";

  private final BundleContents contents;
  private final ReleaseName release;

  PsqlRows(BundleContents contents) {
    this.contents = contents;
    this.release = contents.release();
  }

  /** The condition that a migration is still to be applied. */
  String isDue(Migration migration) {
    String sameText = migration.id().isRepeatable() ? " AND " + sameText(migration) : "";
    return "NOT EXISTS (SELECT FROM %s%s)".formatted(rowOf(migration), sameText);
  }

  /** The row of a migration, which only a repeatable one may have already. */
  String insert(Migration migration, String state) {
    String again =
        migration.id().isRepeatable()
            ? """

                ON CONFLICT (app, id) DO UPDATE
                  SET text_hash = excluded.text_hash, release = excluded.release,
                    sequence = excluded.sequence, revision = excluded.revision,
                    attached = excluded.attached, state = excluded.state, applied_at = now()"""
            : "";
    return """
    INSERT INTO %s (app, id, text_hash, release, sequence, revision, attached, state)
      VALUES (%s, %s, %s, %s, %s, %s, %s, %s)%s;
    """
        .formatted(
            PsqlText.QUALIFIED_TABLE,
            PsqlText.literal(release.app()),
            PsqlText.literal(migration.id().canonical()),
            PsqlText.literal(migration.textHash().toString()),
            PsqlText.literal(PsqlText.release(release)),
            Integer.toString(release.sequence()),
            Integer.toString(release.revision()),
            Boolean.toString(contents.attached().contains(migration.id())),
            PsqlText.literal(state),
            again);
  }

  String finish(Migration migration) {
    return "UPDATE %s SET state = '%s', applied_at = now()\n  WHERE %s;\n"
        .formatted(PsqlText.QUALIFIED_TABLE, APPLIED, keyOf(migration));
  }

  String beginUndoing(Migration migration) {
    return "UPDATE %s SET state = '%s'\n  WHERE %s;\n"
        .formatted(PsqlText.QUALIFIED_TABLE, UNDOING, keyOf(migration));
  }

  String delete(Migration migration) {
    return "DELETE FROM %s;\n".formatted(rowOf(migration));
  }

  /**
   * The condition that this release brought what is there, or that a later one did which carried it
   * along: the script has refused what a later release changed or attached.
   */
  String isOurs(Migration migration) {
    return "EXISTS (SELECT FROM %s AND %s AND sequence >= %s)"
        .formatted(rowOf(migration), sameText(migration), Integer.toString(release.sequence()));
  }

  /** The release that a migration's row names, in brackets; empty without a row. */
  String releaseOf(Migration migration) {
    return "(SELECT release FROM %s)".formatted(rowOf(migration));
  }

  private String rowOf(Migration migration) {
    return PsqlText.QUALIFIED_TABLE + " WHERE " + keyOf(migration);
  }

  private String keyOf(Migration migration) {
    return "app = %s AND id = %s"
        .formatted(PsqlText.literal(release.app()), PsqlText.literal(migration.id().canonical()));
  }

  private static String sameText(Migration migration) {
    return "text_hash = " + PsqlText.literal(migration.textHash().toString());
  }
}
