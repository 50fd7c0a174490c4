package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.spi.BundleContents;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the shell asks the database. A check answers with a row for what is wrong, in words, and
 * with nothing if all is well.
 */
final class MariaDbChecks {
  static final String TABLE = "oneledger_replay";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String NAMED =
      "GROUP_CONCAT(CONCAT(there.id, ' (release ', there.`release`, ')') ORDER BY there.applied_at, there.id SEPARATOR ', ')";

  private final BundleContents contents;
  private final List<Lineage.Pin> pins;
  private final String app;
  private final ReleaseName release;

  MariaDbChecks(BundleContents contents) {
    this.contents = contents;
    this.pins = contents.lineage().pins();
    this.release = contents.release();
    this.app = PsqlText.literal(release.app());
  }

  static String createTable() {
    return """
    CREATE TABLE IF NOT EXISTS oneledger_replay (
      app varchar(100) NOT NULL,
      id varchar(500) NOT NULL,
      text_hash varchar(80) NOT NULL,
      `release` varchar(120) NOT NULL,
      sequence int NOT NULL,
      revision int NOT NULL,
      attached boolean NOT NULL,
      state varchar(10) NOT NULL,
      applied_at timestamp(6) NOT NULL DEFAULT current_timestamp(6),
      PRIMARY KEY (app, id)
    ) ENGINE = InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
    """;
  }

  String beforeApply() {
    return expired()
        + unfinished()
        + others(
            "A later release or another line of releases was replayed here. Replay a release whose lineage contains them.")
        + changed()
        + later(
            "This release would put older texts back. Replay the later release, or cut a new one with the texts that are wanted.")
        + withoutPrefix();
  }

  /** What has expired is not replayed any more, but may still be taken back. */
  String beforeRollback() {
    return unfinished()
        + others("They were applied after this release. Roll them back first.")
        + changed()
        + later(
            "This would take away what the later release brought. Roll the later release back first.");
  }

  /** The places in the lineage that are still to be applied. */
  String due() {
    return lineage(pin -> true)
        + """
        SELECT ours.place
          FROM ours LEFT JOIN oneledger_replay AS there
            ON there.app = %s AND there.id = ours.id COLLATE utf8mb4_bin
          WHERE there.id IS NULL
            OR (ours.id LIKE 'R\\_\\_%%' AND there.text_hash <> ours.text_hash COLLATE utf8mb4_bin)
          ORDER BY ours.place;
        """
            .formatted(app);
  }

  /**
   * The places in the lineage that are attached to this release and there, with {@code earlier:}
   * before those that an earlier release brought: by its sequence, or by another text of a
   * repeatable migration.
   */
  String there() {
    return lineage(pin -> contents.isAttached(pin.id()))
        + """
        SELECT CONCAT(IF(there.sequence >= %s AND there.text_hash = ours.text_hash COLLATE utf8mb4_bin, '', 'earlier:'), ours.place)
          FROM ours JOIN oneledger_replay AS there
            ON there.app = %s AND there.id = ours.id COLLATE utf8mb4_bin
          ORDER BY ours.place;
        """
            .formatted(Integer.toString(release.sequence()), app);
  }

  /** The pins that are wanted as a table of place, canonical id and hash. */
  private String lineage(Predicate<Lineage.Pin> wanted) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < pins.size(); i++) {
      Lineage.Pin pin = pins.get(i);
      if (wanted.test(pin)) {
        rows.add(
            "(%s, %s, %s)"
                .formatted(
                    Integer.toString(i + 1),
                    PsqlText.literal(pin.id().canonical()),
                    PsqlText.literal(pin.textHash().toString())));
      }
    }
    if (rows.isEmpty()) {
      rows.add("(0, '', '')");
    }
    return "WITH ours (place, id, text_hash) AS (VALUES\n  %s)\n"
        .formatted(String.join(",\n  ", rows));
  }

  private String expired() {
    Instant expires = contents.conditions().expires();
    if (expires == null) {
      return "";
    }
    return """
    SELECT CONCAT('Release %s has expired: it was for replays before %s, and here it is ',
        DATE_FORMAT(UTC_TIMESTAMP(), '%%Y-%%m-%%dT%%H:%%i:%%sZ'),
        '. Cut it again with a later expiry, or replay a later release.')
      FROM DUAL WHERE UTC_TIMESTAMP(6) >= '%s';
    """
        .formatted(PsqlText.release(release), expires, TIME.format(expires));
  }

  private String unfinished() {
    return unfinished(
            "NOT IN ('applied', 'undoing')",
            "A replay was started here and did not end",
            "Then finish it by hand and set its row in oneledger_replay to state 'applied', or undo it and delete the row.")
        + unfinished(
            "= 'undoing'",
            "A rollback began here and did not end",
            "Then finish it by hand and delete the row, or undo it and set its row in oneledger_replay to state 'applied'.");
  }

  private String unfinished(String state, String what, String advice) {
    return """
    SELECT CONCAT('%s: ', %s, '. MariaDB does not undo DDL, so look first which of its statements took effect.', CHAR(10), %s)
      FROM %s AS there
      WHERE there.app = %s AND there.state %s
      HAVING COUNT(*) > 0;
    """
        .formatted(what, NAMED, PsqlText.literal(advice), TABLE, app, state);
  }

  private String others(String hint) {
    return """
    SELECT CONCAT('This database has migrations that the release does not contain: ', %s, CHAR(10), %s)
      FROM %s AS there
      WHERE there.app = %s AND there.id NOT IN (%s)
      HAVING COUNT(*) > 0;
    """
        .formatted(
            NAMED,
            PsqlText.literal(hint),
            TABLE,
            app,
            pins.stream()
                .map(pin -> PsqlText.literal(pin.id().canonical()))
                .collect(Collectors.joining(", ")));
  }

  /** A repeatable migration may have another text: then it is due again. */
  private String changed() {
    return lineage(pin -> !pin.id().isRepeatable())
        + """
        SELECT CONCAT('Migrations were applied here with another text:',
            GROUP_CONCAT(CONCAT(CHAR(10), '  ', ours.id, CHAR(10), '    expected: ', ours.text_hash,
              CHAR(10), '    actual:   ', there.text_hash) ORDER BY ours.place SEPARATOR ''), CHAR(10),
            'Find out which text is right. A change to what is applied needs a migration of its own.')
          FROM ours JOIN %s AS there ON there.id = ours.id COLLATE utf8mb4_bin
          WHERE there.app = %s AND there.text_hash <> ours.text_hash COLLATE utf8mb4_bin
          HAVING COUNT(*) > 0;
        """
            .formatted(TABLE, app);
  }

  /**
   * A repeatable migration's text may differ, but only if this release is the later one. A later
   * release that merely carried the same text along, and was then rolled back, is no obstacle.
   */
  private String later(String hint) {
    return lineage(pin -> true)
        + """
        SELECT CONCAT('A later release than %s was replayed here: ', %s, CHAR(10), %s)
          FROM ours JOIN %s AS there ON there.id = ours.id COLLATE utf8mb4_bin
          WHERE there.app = %s AND (there.sequence, there.revision) > (%s, %s)
            AND (there.attached OR there.text_hash <> ours.text_hash COLLATE utf8mb4_bin)
          HAVING COUNT(*) > 0;
        """
            .formatted(
                PsqlText.release(release),
                NAMED,
                PsqlText.literal(hint),
                TABLE,
                app,
                Integer.toString(release.sequence()),
                Integer.toString(release.revision()));
  }

  /** An empty database gets the whole lineage; one that has a part of it must have this much. */
  private String withoutPrefix() {
    ReleaseConditions.Prefix requires = contents.conditions().requires();
    List<Lineage.Pin> prefix = RequiredPrefix.of(contents);
    if (requires == null || prefix.isEmpty()) {
      return "";
    }
    return lineage(prefix::contains)
        + """
        SELECT CONCAT('Release %s needs all of release %s here, and this is missing: ',
            GROUP_CONCAT(ours.id ORDER BY ours.place SEPARATOR ', '), CHAR(10), 'Replay that release first.')
          FROM ours LEFT JOIN %3$s AS there
            ON there.app = %4$s AND there.id = ours.id COLLATE utf8mb4_bin
          WHERE there.id IS NULL AND EXISTS (SELECT * FROM %3$s AS any_row WHERE any_row.app = %4$s)
          HAVING COUNT(*) > 0;
        """
            .formatted(PsqlText.release(release), requires.release(), TABLE, app);
  }
}
