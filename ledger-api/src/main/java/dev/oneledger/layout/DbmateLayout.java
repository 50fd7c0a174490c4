package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A release as a folder that dbmate 2 replays: a file {@code 00000000000144_slug.sql} per versioned
 * migration, with its rollback under {@code -- migrate:down}. The digits are as many for all
 * numbers, since dbmate goes by the names as text. PostgreSQL and MariaDB. Stateless, thread-safe.
 *
 * <p>dbmate sends a file as one query. So a migration outside a transaction may have one statement
 * on PostgreSQL, and DELIMITER lines are resolved. A rollback that nobody wrote is one that fails.
 * Repeatable migrations, which dbmate does not know, lie in {@code repeatable/}. dbmate keeps no
 * checksums: no receipt can be read from its table. Source: dbmate 2.36, {@code pkg/dbmate}.
 */
public final class DbmateLayout implements BundleLayout, LayoutNotes {
  private static final String NAME = "dbmate";
  private static final Pattern DIRECTIVE =
      Pattern.compile("(?m)^--\\s*migrate:(?:up|down)(?:\\s*$|\\s+\\S+)");

  /** Makes the layout. */
  public DbmateLayout() {}

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException if a revision is not one number of at most 14 digits, or a text has
   *     transaction control besides one outer BEGIN and COMMIT, commands or data for psql, a line
   *     that dbmate would take for its own, or several statements outside a transaction
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    if (contents.dialect() == SqlDialect.H2) {
      return Collections.emptySortedMap();
    }
    NumberedFiles files = new NumberedFiles(NAME, FixedWidth.DIGITS, contents);
    for (int place : files.versioned()) {
      files.put(
          FixedWidth.name(files.number(place), files.pin(place).id()),
          place,
          migration -> file(migration, contents.dialect()));
    }
    files.putRepeatablesAside();
    files.putReadme(
        """
        Run it in the bundle's folder, with dbmate 2; the URL is dbmate's own, and names the database:

            dbmate --url "$DATABASE_URL" --migrations-dir apply/dbmate --no-dump-schema migrate
            dbmate --url "$DATABASE_URL" --migrations-dir apply/dbmate --no-dump-schema rollback

        `rollback` takes back one migration, the one with the highest number. dbmate records numbers alone: it does not
        see a changed text.
        """);
    return files.files();
  }

  private static String file(Migration migration, SqlDialect dialect) {
    StringBuilder text = new StringBuilder(section("up", migration.apply(), dialect));
    SqlText rollback = migration.rollback();
    return text.append('\n')
        .append(
            rollback == null
                ? "-- migrate:down\n" + FailingScript.noRollback(dialect)
                : section("down", rollback, dialect))
        .toString();
  }

  private static String section(String direction, SqlText text, SqlDialect dialect) {
    ToolScript script = ToolScript.of(text, dialect);
    String body = OneQuery.of(script);
    if (DIRECTIVE.matcher(body).find()) {
      throw new LedgerException(
          "it has a line '-- migrate:up' or '-- migrate:down', which dbmate would take for its own. Word it otherwise.");
    }
    return "-- migrate:%s%s\n%s%s"
        .formatted(
            direction,
            script.transactional() ? "" : " transaction:false",
            body,
            body.endsWith("\n") ? "" : "\n");
  }

  @Override
  public String notes(BundleContents contents) {
    return "dbmate: `dbmate --migrations-dir apply/dbmate --no-dump-schema migrate`; its `README.md` says what it leaves out.\n";
  }
}
