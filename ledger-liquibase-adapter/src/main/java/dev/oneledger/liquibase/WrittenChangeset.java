package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import java.util.stream.Collectors;

/**
 * One migration as a changelog of its own with one changeset.
 *
 * @param name its file, and its id in Liquibase's table
 * @param path what stands in the table as its file, wherever the changelogs lie
 * @param text the whole changelog
 */
record WrittenChangeset(String name, String path, String text) {
  static final String AUTHOR = "oneledger";

  private static final String FOLDER = "oneledger/";
  private static final int LONGEST_MESSAGE = 128;

  /**
   * Writes the changelog of a migration.
   *
   * @param folder the folder of its path
   * @throws LedgerException if Liquibase could not run its text as it is
   */
  static WrittenChangeset of(Migration migration, String folder, SqlDialect dialect) {
    String name = migration.id().toString();
    String path = folder + name + ".sql";
    WrittenScript script = script(name, migration.apply(), dialect);
    SqlText rollbackText = migration.rollback();
    StringBuilder text = new StringBuilder("--liquibase formatted sql\n\n");
    if (rollbackText == null) {
      text.append(changesetLine(name, path, script, ""));
      return new WrittenChangeset(name, path, text.append(script.body()).append('\n').toString());
    }
    WrittenScript rollback = script(name + " (its rollback)", rollbackText, dialect);
    boolean fits = rollback.transactional() || !script.transactional();
    if (!fits) {
      text.append("-- Its rollback needs to run outside a transaction and is left out.\n");
    }
    text.append(changesetLine(name, path, script, fits ? attributes(rollback) : ""));
    text.append(script.body()).append('\n');
    if (fits) {
      text.append(rollbackLines(rollback.body()));
    }
    return new WrittenChangeset(name, path, text.toString());
  }

  /**
   * A changeset in place of one whose text is not known. Liquibase has it as run; where it has not,
   * on an empty database, it fails and says why. Its text may be put in later.
   */
  static WrittenChangeset unknown(MigrationId id, String folder, SqlDialect dialect) {
    String name = id.toString();
    String path = folder + name + ".sql";
    String says = "The text of %s is not known: put it into this file".formatted(name);
    String fails =
        switch (dialect) {
          case POSTGRESQL -> "DO $$ BEGIN RAISE EXCEPTION '%s'; END $$";
          case MARIADB -> "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '%s'";
          case H2 -> "CALL CAST('%s' AS INT)";
        };
    return new WrittenChangeset(
        name,
        path,
        """
        --liquibase formatted sql

        --changeset %s:%s logicalFilePath:%s %s
        --validCheckSum: any
        -- Applied before it came into the ledger, which knows its name only.
        %s
        """
            .formatted(
                AUTHOR, name, path, SqlChange.Manner.PLAIN_FILE, fails.formatted(cut(says))));
  }

  /** MariaDB takes no more in a message. */
  private static String cut(String message) {
    return message.substring(0, Math.min(LONGEST_MESSAGE, message.length()));
  }

  private static WrittenScript script(String name, SqlText text, SqlDialect dialect) {
    try {
      return WrittenScript.of(text.text(), dialect);
    } catch (LedgerException e) {
      throw new LedgerException(
          "Migration %s cannot be handed over to Liquibase as it is: %s"
              .formatted(name, e.getMessage()),
          e);
    }
  }

  /** Attributes of the rollback come first: Liquibase takes the last that ends in a name. */
  private static String attributes(WrittenScript rollback) {
    String delimiter = rollback.manner().endDelimiter();
    return " rollbackSplitStatements:%s%s"
        .formatted(
            rollback.manner().splitStatements(),
            delimiter == null ? "" : " rollbackEndDelimiter:" + delimiter);
  }

  private static String changesetLine(
      String name, String path, WrittenScript script, String rollback) {
    return "--changeset %s:%s logicalFilePath:%s%s %s%s%s\n"
        .formatted(
            AUTHOR,
            name,
            path,
            rollback,
            script.manner(),
            name.startsWith("R__") ? " runOnChange:true" : "",
            script.transactional() ? "" : " runInTransaction:false");
  }

  private static String rollbackLines(String body) {
    return body.lines().map(line -> "--rollback " + line + "\n").collect(Collectors.joining());
  }

  /** Where the paths of an application's changesets begin. */
  static String folder(String app) {
    return FOLDER + HistoryIds.slug(app) + "/";
  }

  /** Whether a changeset of the table was written here, of whatever application. */
  static boolean isOne(ChangesetKey key) {
    return key.author().equals(AUTHOR) && key.path().startsWith(FOLDER);
  }

  /** What Liquibase computes of it. */
  String sum() {
    return SumVersion.V9.of(FormattedChangelog.read(text, path, path).get(0).changes());
  }
}
