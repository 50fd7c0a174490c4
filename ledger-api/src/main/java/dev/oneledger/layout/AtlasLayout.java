package dev.oneledger.layout;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.LayoutNotes;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release as a migration directory of Atlas: a file {@code 00000000000144_slug.sql} per versioned
 * migration and {@code atlas.sum}. The digits are as many for all numbers, since Atlas goes by the
 * names as text. PostgreSQL and MariaDB. Stateless, thread-safe.
 *
 * <p>Texts have no outer BEGIN and COMMIT, since Atlas brings its own transaction; what runs
 * outside one says {@code atlas:txmode none}. Where a MariaDB statement has a semicolon inside, the
 * file says {@code atlas:delimiter}. Rollbacks are not written: Atlas works them out by itself.
 * Repeatable migrations, which Atlas does not know, lie in {@code repeatable/}. Source:
 * ariga/atlas, {@code sql/migrate/dir.go} and {@code lex.go}.
 */
public final class AtlasLayout implements BundleLayout, LayoutNotes {
  private static final String NAME = "atlas";
  private static final String MARK = "//oneledger//";
  private static final Pattern DIRECTIVE = Pattern.compile("(?m)^[ -~]*atlas:\\w+");

  /** Makes the layout. */
  public AtlasLayout() {}

  @Override
  public String name() {
    return NAME;
  }

  /**
   * {@inheritDoc}
   *
   * @throws LedgerException if a revision is not one number of at most 14 digits, or a text has
   *     transaction control besides one outer BEGIN and COMMIT, commands or data for psql, or a
   *     line that Atlas would take for a directive
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
          migration -> file(migration.apply(), contents.dialect()));
    }
    SortedMap<String, Supplier<String>> scripts = new TreeMap<>(files.files());
    files.put("atlas.sum", () -> AtlasSum.of(scripts).text());
    files.putRepeatablesAside();
    files.putReadme(
        """
        Run it in the bundle's folder, with Atlas; the URL is its own, and names the database:

            atlas migrate apply --dir file://apply/atlas --url "$DATABASE_URL"%s

        `atlas.sum` is the one that `atlas migrate hash` would write. There are no files for the way back.
        """
            .formatted(files.isByNumber() ? "" : " --exec-order non-linear"));
    return files.files();
  }

  private static String file(SqlText text, SqlDialect dialect) {
    ToolScript script = ToolScript.of(text, dialect);
    Matcher directive = DIRECTIVE.matcher(script.script().text());
    if (directive.find()) {
      throw new LedgerException(
          "it has a line '%s', which Atlas may take for a directive. Word it otherwise."
              .formatted(directive.group()));
    }
    boolean marked = dialect == SqlDialect.MARIADB && script.hasBodies();
    String mark = mark(script.script().text());
    String head =
        (marked ? "-- atlas:delimiter " + mark + "\n" : "")
            + (script.transactional() ? "" : "-- atlas:txmode none\n");
    return head + (head.isEmpty() ? "" : "\n") + body(script, marked, mark);
  }

  private static String body(ToolScript script, boolean marked, String mark) {
    if (script.script().dialect() == SqlDialect.MARIADB) {
      return script.endingBy(marked ? mark : ";");
    }
    return script.script().text();
  }

  private static String mark(String text) {
    String mark = MARK;
    for (int i = 1; text.contains(mark); i++) {
      mark = "//oneledger" + i + "//";
    }
    return mark;
  }

  @Override
  public String notes(BundleContents contents) {
    return "Atlas: `atlas migrate apply --dir file://apply/atlas --url \"$DATABASE_URL\"`; its `README.md` says what it leaves out.\n";
  }
}
