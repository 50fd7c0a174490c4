package dev.oneledger.ddl.internal.guard;

import dev.oneledger.spi.SqlStatement;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A {@code COPY ... FROM stdin} taken apart, so that its rows can go through a temporary table.
 *
 * @param table the table as written
 * @param columnList the columns in parentheses as written, with a blank before; empty for none
 * @param tail everything from FROM on
 * @param width how many values a row has
 * @param rows the data lines
 */
record CopyStatement(String table, String columnList, String tail, int width, String rows) {
  private static final String NAME = "(?:\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*)";
  private static final Pattern FORM =
      Pattern.compile(
          "(?is)\\ACOPY\\s+(%1$s(?:\\s*\\.\\s*%1$s)*)\\s*(\\((?:[^()\"]|\"(?:[^\"]|\"\")*\")*\\))?\\s*(FROM\\s+STDIN\\b.*)\\z"
              .formatted(NAME));
  private static final Pattern COLUMN = Pattern.compile(NAME);
  private static final Pattern PLAIN = Pattern.compile("(?is)\\AFROM\\s+STDIN\\s*");

  /** Whether it is of the form that can be taken apart. */
  static boolean isKnown(SqlStatement statement) {
    Matcher form = FORM.matcher(statement.text());
    return form.find() && (form.group(2) != null || PLAIN.matcher(form.group(3)).matches());
  }

  static CopyStatement of(SqlStatement statement) {
    Matcher form = FORM.matcher(statement.text());
    String rows = statement.classification().copyData();
    if (!form.find() || rows == null) {
      throw new IllegalStateException("Not COPY ... FROM stdin: line " + statement.line());
    }
    String list = form.group(2);
    int width =
        list == null
            ? 1 + (int) firstLine(rows).chars().filter(c -> c == '\t').count()
            : (int) COLUMN.matcher(list).results().count();
    return new CopyStatement(
        form.group(1), list == null ? "" : " " + list, form.group(3), width, rows);
  }

  /** The columns as a list for SELECT. */
  String columns() {
    String list = columnList.strip();
    return list.isEmpty() ? "*" : list.substring(1, list.length() - 1);
  }

  /** Columns for rows that go nowhere. */
  String placeholders() {
    return names().stream().map(name -> name + " text").collect(Collectors.joining(", "));
  }

  /** The column list of the temporary table, which the statement's options may name columns of. */
  String positions() {
    return columnList;
  }

  private List<String> names() {
    if (!columnList.isEmpty()) {
      return COLUMN.matcher(columnList).results().map(match -> match.group()).toList();
    }
    return IntStream.rangeClosed(1, width).mapToObj(i -> "c" + i).toList();
  }

  private static String firstLine(String rows) {
    int end = rows.indexOf('\n');
    return end < 0 ? rows : rows.substring(0, end);
  }
}
