package dev.oneledger.flyway;

import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.jdbc.internal.history.HistoryIds;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway takes from the name of a file: {@code V1_2__add_x.sql}, {@code R__view.sql}, {@code
 * B5__all.sql}, {@code V3__In_java.java}. Other names, callbacks among them, are no migrations.
 *
 * @param kind V for versioned, R for repeatable, B for a baseline, U for an undo script
 * @param version with dots between its parts; null for a repeatable migration
 * @param description with blanks for underscores
 * @param extension in lower case, without its dot
 */
record ScriptName(char kind, @Nullable String version, String description, String extension) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([VUB])(\\d+(?:[._]\\d+)*)(?:__(.*))?|(R)__(.*))\\.(?i:(sql|java|class|sh|bash|bat|cmd|ps1|py))");

  /** Reads a file's name, without its folder; empty if Flyway would not take it for a migration. */
  static Optional<ScriptName> parse(String file) {
    Matcher name = FORM.matcher(file);
    if (!name.matches() || isInnerClass(file)) {
      return Optional.empty();
    }
    boolean repeatable = name.group(4) != null;
    String text = repeatable ? name.group(5) : name.group(3);
    return Optional.of(
        new ScriptName(
            repeatable ? 'R' : name.group(1).charAt(0),
            repeatable ? null : name.group(2).replace('_', '.'),
            text == null ? "" : text.replace('_', ' '),
            name.group(6).toLowerCase(Locale.ROOT)));
  }

  private static boolean isInnerClass(String file) {
    return file.indexOf('$') >= 0 && file.toLowerCase(Locale.ROOT).endsWith(".class");
  }

  /** The identity of its row in the table. */
  String identity() {
    return version == null ? FlywayRow.repeatable(description) : FlywayRow.versioned(version);
  }

  @Nullable MigrationId id() {
    String slug = HistoryIds.slug(description);
    if (version != null) {
      return HistoryIds.versioned(version, slug);
    }
    return slug.isEmpty() ? null : MigrationId.repeatable(slug);
  }

  /** Its place in the order; a repeatable one has none and comes last. */
  @Nullable Revision revision() {
    return version == null ? null : Revision.parse(version);
  }

  boolean isSql() {
    return extension.equals("sql");
  }

  boolean isJava() {
    return extension.equals("java") || extension.equals("class");
  }
}
