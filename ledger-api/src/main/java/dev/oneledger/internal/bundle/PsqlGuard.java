package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.spi.BundleContents;
import java.util.List;

/**
 * The block with which a psql script begins: it holds the replay table to the lineage before
 * anything runs, and keeps a second replay out. It tries the lock and never waits for it: a waiting
 * session would hang the other one's CREATE INDEX CONCURRENTLY.
 */
final class PsqlGuard {
  private static final String APPLY_HINT =
      "A later release or another line of releases was replayed here. Replay a release whose lineage contains them.";
  private static final String ROLLBACK_HINT =
      "They were applied after this release. Roll them back first.";
  private static final String APPLY_LATER_HINT =
      "This release would put older texts back. Replay the later release, or cut a new one with the texts that are wanted.";
  private static final String ROLLBACK_LATER_HINT =
      "This would take away what the later release brought. Roll the later release back first.";

  private final BundleContents contents;
  private final PsqlConditions conditions;
  private final PsqlLeftovers leftovers;

  PsqlGuard(BundleContents contents) {
    this.contents = contents;
    this.conditions = new PsqlConditions(contents);
    this.leftovers = new PsqlLeftovers(contents.release().app());
  }

  String forApply() {
    return conditions.readEnvironment()
        + PsqlText.block(
            begin()
                + conditions.refuseOtherEnvironments()
                + conditions.refuseExpired()
                + conditions.refuseUnusableName()
                + leftovers.refuseTableBehind()
                + createTable()
                + leftovers.refuseUnfinished()
                + refuseOthers(APPLY_HINT)
                + refuseChanged()
                + refuseLater(APPLY_LATER_HINT)
                + conditions.refuseWithoutPrefix()
                + "END\n");
  }

  /** What has expired is not replayed any more, but may still be taken back. */
  String forRollback() {
    return conditions.readEnvironment()
        + PsqlText.block(
            begin()
                + conditions.refuseOtherEnvironments()
                + conditions.refuseUnusableName()
                + leftovers.refuseTableBehind()
                + requireTable()
                + leftovers.refuseUnfinished()
                + refuseOthers(ROLLBACK_HINT)
                + refuseChanged()
                + refuseLater(ROLLBACK_LATER_HINT)
                + "END\n");
  }

  private String begin() {
    return """
    DECLARE
      wrong text;
      behind text;
    BEGIN
      IF current_schema() IS NULL THEN
        RAISE EXCEPTION 'There is no schema to work in.'
          USING HINT = 'Set search_path so that it begins with an existing schema.';
      END IF;
      IF NOT pg_try_advisory_lock(hashtextextended(%s || current_schema(), 0)) THEN
        RAISE EXCEPTION 'Another replay of this application is running in this schema.'
          USING HINT = 'Nothing was done. Run this again when the other one has ended.';
      END IF;
    """
        .formatted(PsqlText.literal(PsqlSession.lockName(contents.release().app())));
  }

  private static String createTable() {
    return """
      IF to_regclass(quote_ident(current_schema()) || '.%1$s') IS NULL THEN
        CREATE TABLE %1$s (
          app text NOT NULL,
          id text NOT NULL,
          text_hash text NOT NULL,
          release text NOT NULL,
          sequence int NOT NULL,
          revision int NOT NULL,
          attached boolean NOT NULL,
          state text NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT now(),
          PRIMARY KEY (app, id)
        );
      END IF;
    """
        .formatted(PsqlText.TABLE);
  }

  private static String requireTable() {
    return """
      IF to_regclass(quote_ident(current_schema()) || '.%1$s') IS NULL THEN
        RAISE EXCEPTION 'Nothing was replayed here: schema %% has no table %1$s.', current_schema()
          USING HINT = 'Set search_path to the schema that apply.sql worked in.';
      END IF;
    """
        .formatted(PsqlText.TABLE);
  }

  private String refuseOthers(String hint) {
    return """
      SELECT string_agg(there.id || ' (release ' || there.release || ')', ', '
          ORDER BY there.applied_at, there.id)
        INTO wrong
        FROM %s AS there
        WHERE there.app = %s AND there.id <> ALL (%s);
      IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'This schema has migrations that the release does not contain: %%', wrong
          USING HINT = %s;
      END IF;
    """
        .formatted(
            PsqlText.TABLE,
            PsqlText.literal(contents.release().app()),
            PsqlText.array(canonicalIds(contents.lineage().pins())),
            PsqlText.literal(hint));
  }

  /** A repeatable migration may have another text: then it is due again. */
  private String refuseChanged() {
    List<Lineage.Pin> pins =
        contents.lineage().pins().stream().filter(pin -> !pin.id().isRepeatable()).toList();
    return """
      SELECT string_agg(E'\\n  ' || ours.id || E'\\n    expected: ' || ours.text_hash
          || E'\\n    actual:   ' || there.text_hash, '' ORDER BY ours.place)
        INTO wrong
        FROM unnest(%s,
          %s) WITH ORDINALITY AS ours (id, text_hash, place)
        JOIN %s AS there ON there.id = ours.id
        WHERE there.app = %s AND there.text_hash <> ours.text_hash;
      IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'Migrations were applied here with another text:%%', wrong
          USING HINT = 'Find out which text is right. A change to what is applied needs a migration of its own.';
      END IF;
    """
        .formatted(
            PsqlText.array(canonicalIds(pins)),
            PsqlText.array(pins.stream().map(pin -> pin.textHash().toString()).toList()),
            PsqlText.TABLE,
            PsqlText.literal(contents.release().app()));
  }

  /**
   * A repeatable migration's text may differ, but only if this release is the later one. A later
   * release that merely carried the same text along, and was then rolled back, is no obstacle.
   */
  private String refuseLater(String hint) {
    List<Lineage.Pin> pins = contents.lineage().pins();
    return """
      SELECT string_agg(there.id || ' (release ' || there.release || ')', ', '
          ORDER BY there.applied_at, there.id)
        INTO wrong
        FROM unnest(%s,
          %s) AS ours (id, text_hash)
        JOIN %s AS there ON there.id = ours.id
        WHERE there.app = %s AND (there.sequence, there.revision) > (%s, %s)
          AND (there.attached OR there.text_hash <> ours.text_hash);
      IF wrong IS NOT NULL THEN
        RAISE EXCEPTION 'A later release than %% was replayed here: %%', %s, wrong
          USING HINT = %s;
      END IF;
    """
        .formatted(
            PsqlText.array(canonicalIds(pins)),
            PsqlText.array(pins.stream().map(pin -> pin.textHash().toString()).toList()),
            PsqlText.TABLE,
            PsqlText.literal(contents.release().app()),
            Integer.toString(contents.release().sequence()),
            Integer.toString(contents.release().revision()),
            PsqlText.literal(PsqlText.release(contents.release())),
            PsqlText.literal(hint));
  }

  private static List<String> canonicalIds(List<Lineage.Pin> pins) {
    return pins.stream().map(pin -> pin.id().canonical()).toList();
  }
}
