package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A release as a folder that golang-migrate 4 replays: {@code 144_slug.up.sql} and {@code
 * 144_slug.down.sql} per versioned migration. PostgreSQL and MariaDB. Stateless, thread-safe.
 *
 * <p>golang-migrate sends a file as one query, which PostgreSQL makes one transaction of; so a
 * migration outside a transaction may have one statement there. DELIMITER lines are resolved. A
 * rollback that nobody wrote is one that fails. Repeatable migrations, which it does not know, lie
 * in {@code repeatable/}. It keeps one number, everything up to which it takes for applied: no
 * receipt can be read from that. Source: golang-migrate 4.19, {@code source/parse.go} and {@code
 * database/}.
 */
public final class GolangMigrateLayout implements BundleLayout, LayoutNotes {
  private static final String NAME = "golang-migrate";

  /** Its tables hold numbers of 64 bits. */
  private static final int DIGITS = 18;

  /** Makes the layout. */
  public GolangMigrateLayout() {}

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException if a revision is not one number of at most 18 digits, if a later
   *     release brought a lower number than an earlier one, or if a text has transaction control
   *     besides one outer BEGIN and COMMIT, commands or data for psql, or several statements
   *     outside a transaction
   */
  @Override
  public SortedMap<String, Supplier<String>> files(BundleContents contents) {
    if (contents.dialect() == SqlDialect.H2) {
      return Collections.emptySortedMap();
    }
    NumberedFiles files = new NumberedFiles(NAME, DIGITS, contents);
    if (!files.isByNumber()) {
      throw new LedgerException(
          "The golang-migrate layout cannot hold release %s: a later release brought a lower number than an earlier one, and golang-migrate skips what is below the number it keeps. Leave this layout out."
              .formatted(contents.release()));
    }
    for (int place : files.versioned()) {
      String stem = files.number(place) + "_" + files.pin(place).id().slug();
      files.put(stem + ".up.sql", place, migration -> query(migration.apply(), contents.dialect()));
      files.put(
          stem + ".down.sql",
          place,
          migration -> {
            SqlText rollback = migration.rollback();
            return rollback == null
                ? FailingScript.noRollback(contents.dialect())
                : query(rollback, contents.dialect());
          });
    }
    files.putRepeatablesAside();
    files.putReadme(
        """
        Run it in the bundle's folder, with golang-migrate 4; the URL is its own, and names the database:

            migrate -path apply/golang-migrate -database "$DATABASE_URL" up
            migrate -path apply/golang-migrate -database "$DATABASE_URL" down 1

        Leave `x-multi-statement` off. golang-migrate records one number: it does not see a changed text, and after a
        failure it says dirty until somebody has looked.
        """);
    return files.files();
  }

  private static String query(SqlText text, SqlDialect dialect) {
    return OneQuery.of(ToolScript.of(text, dialect));
  }

  @Override
  public String notes(BundleContents contents) {
    return "golang-migrate: `migrate -path apply/golang-migrate -database \"$DATABASE_URL\" up`; its `README.md` says what it leaves out.\n";
  }
}
