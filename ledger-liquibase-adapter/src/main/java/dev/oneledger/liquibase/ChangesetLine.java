package dev.oneledger.liquibase;

import dev.oneledger.liquibase.Conditions.Mark;
import dev.oneledger.liquibase.SqlChange.Manner;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The line that begins a changeset: {@code --changeset author:id attribute:value ...}.
 *
 * <p>An attribute counts wherever it stands in the line, the last one if there are several; the
 * name of a longer one ends like a shorter one's ({@code rollbackSplitStatements}), and then counts
 * as both. Only contexts and labels may be quoted. So Liquibase 4.33.0 reads it.
 *
 * @param logicalFilePath the path that counts instead of the file's; null for the file's
 */
record ChangesetLine(
    String id,
    String author,
    @Nullable String logicalFilePath,
    Manner manner,
    Conditions conditions) {
  private static final Pattern FORM =
      Pattern.compile(
          "^\\s*--\\s*changeset\\s+(\"[^\"]*\"|'[^']*'|[^\\s:][^:]*):(\"[^\"]+\"|\\S+).*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MEANT =
      Pattern.compile("^\\s*--\\s*changeset.*$", Pattern.CASE_INSENSITIVE);

  private static final Pattern RUN_ALWAYS = flag("runAlways");
  private static final Pattern RUN_ON_CHANGE = flag("runOnChange");
  private static final Pattern RUN_IN_TRANSACTION = flag("runInTransaction");
  private static final Pattern IGNORE = flag("ignore");
  private static final Pattern SPLIT_STATEMENTS = flag("splitStatements");
  private static final Pattern STRIP_COMMENTS = flag("stripComments");
  private static final Pattern END_DELIMITER = attribute("\\bendDelimiter:(\\S*)");
  private static final Pattern DBMS = attribute("dbms:(\\S+)");
  private static final Pattern LOGICAL_FILE_PATH = attribute("logicalFilePath:(\\S+)");
  private static final Pattern LABELS = attribute("labels:(?:\"([^\"]*)\"|(\\S*))");
  private static final Pattern CONTEXTS = attribute("context(?:s|filter)?:(?:\"([^\"]*)\"|(\\S*))");

  private static Pattern attribute(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  private static Pattern flag(String name) {
    return attribute(name + ":(\\w+)");
  }

  /** Whether a line begins a changeset, or would if it were rightly formed. */
  static boolean isMeant(String line) {
    return MEANT.matcher(line).matches();
  }

  /** Reads the line; null if it does not have the form. */
  static @Nullable ChangesetLine read(String line) {
    Matcher form = FORM.matcher(line);
    if (!form.matches()) {
      return null;
    }
    return new ChangesetLine(
        unquoted(form.group(2), "\""),
        unquoted(unquoted(form.group(1), "\""), "'"),
        logicalFilePath(line),
        manner(line),
        conditions(line));
  }

  /** The path that a changelog's first line or a changeset's gives instead of the file's own. */
  static @Nullable String logicalFilePath(String line) {
    return last(LOGICAL_FILE_PATH, line);
  }

  private static Manner manner(String line) {
    return Manner.FORMATTED
        .splitting(isSet(SPLIT_STATEMENTS, line, true))
        .stripping(isSet(STRIP_COMMENTS, line, true))
        .endingBy(last(END_DELIMITER, line));
  }

  private static Conditions conditions(String line) {
    String dbms = last(DBMS, line);
    String contexts = last(CONTEXTS, line);
    String labels = last(LABELS, line);
    return new Conditions(
            dbms == null ? Conditions.NONE.dbms() : Conditions.products(dbms),
            contexts == null ? "" : contexts,
            labels == null ? "" : labels,
            Set.of())
        .with(Mark.ALWAYS, isSet(RUN_ALWAYS, line, false))
        .with(Mark.ON_CHANGE, isSet(RUN_ON_CHANGE, line, false))
        .with(Mark.IGNORED, isSet(IGNORE, line, false))
        .with(Mark.WITHOUT_TRANSACTION, !isSet(RUN_IN_TRANSACTION, line, true));
  }

  private static boolean isSet(Pattern flag, String line, boolean otherwise) {
    String value = last(flag, line);
    return value == null ? otherwise : value.toLowerCase(Locale.ROOT).equals("true");
  }

  private static @Nullable String last(Pattern attribute, String line) {
    String value = null;
    Matcher found = attribute.matcher(line);
    while (found.find()) {
      String first = found.group(1);
      value = first == null && found.groupCount() > 1 ? found.group(2) : first;
    }
    return value;
  }

  private static String unquoted(String name, String quote) {
    boolean quoted = name.length() > 1 && name.startsWith(quote) && name.endsWith(quote);
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
