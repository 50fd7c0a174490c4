package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.liquibase.Conditions.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a formatted SQL changelog line by line, once. Not thread-safe. */
final class FormattedChangelog {
  private static final Pattern HEADER = line("\uFEFF?\\s*--\\s*liquibase\\s+formatted.*");
  private static final Pattern ROLLBACK_BLOCK = line("\\s*/\\*\\s*liquibase\\s+rollback\\s*");
  private static final Pattern IGNORE_LINES = line("--\\s*ignoreLines:(\\S+).*");
  private static final Pattern NOT_SQL =
      line(
          "\\s*--\\s*rollback .*|--\\s*comment:? .*|--\\s*validCheckSum:? .*"
              + "|\\s*--\\s*preconditions.*|\\s*--\\s*precondition-[a-z-]+(?: .*)?");
  private static final Pattern PRECONDITIONS = line("\\s*--\\s*preconditions.*");
  private static final Pattern TAKEN_BY_LIQUIBASE =
      line(
          "\\s*--\\s*changeset.*|-changeset\\s.*|\\s*--?\\s*rollback\\s.*|--\\s*comments?:? .*"
              + "|-comment.*|\\s*--?\\s*precondition.*|\\s*-{1,3}\\s*property\\s.*"
              + "|--?\\s*validchecksum.*|--?\\s*ignore(?:lines)?:.*"
              + "|\\s*--\\s*liquibase\\s+formatted.*|\\s*/\\*\\s*liquibase\\s+rollback\\s*");

  private final String origin;
  private final ChangelogProperties properties = new ChangelogProperties();
  private final List<Changeset> changesets = new ArrayList<>();
  private final StringBuilder body = new StringBuilder();
  private String path;
  private String sql = "";
  private @Nullable ChangesetLine current;
  private boolean rollbackBlock;
  private boolean preconditions;
  private int ignoredLines;

  private FormattedChangelog(String path, String origin) {
    this.path = path;
    this.origin = origin;
  }

  private static Pattern line(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** Whether a text is a formatted SQL changelog: its first line that is not blank says so. */
  static boolean isOne(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(HEADER::matcher)
        .map(Matcher::matches)
        .orElse(false);
  }

  /**
   * Whether Liquibase would leave a line of a changeset out or refuse it. Wider than what is left
   * out here: it has many forms that it only refuses.
   */
  static boolean isTakenByLiquibase(String line) {
    return TAKEN_BY_LIQUIBASE.matcher(line).matches();
  }

  /**
   * The changesets of a text, in order.
   *
   * @param path the path that they have where they name no other
   * @param origin where the text came from, for messages
   * @throws LedgerException if a line is meant to begin a changeset and has not the form, or if
   *     what begins lines to leave out has no end; the message has the line
   */
  static List<Changeset> read(String text, String path, String origin) {
    FormattedChangelog changelog = new FormattedChangelog(path, origin);
    List<String> lines = text.lines().toList();
    for (int number = 1; number <= lines.size(); number++) {
      changelog.take(lines.get(number - 1), number);
    }
    changelog.finish();
    if (changelog.rollbackBlock) {
      throw changelog.broken(lines.size(), "the end of the file", "*/ after /* liquibase rollback");
    }
    return changelog.changesets;
  }

  private void take(String line, int number) {
    if (rollbackBlock) {
      rollbackBlock = !line.strip().endsWith("*/");
    } else if (ignoredLines != 0) {
      ignored(line);
    } else if (PRECONDITIONS.matcher(line).matches()) {
      preconditions = true;
    } else if (!isDirective(line, number) && current != null && !NOT_SQL.matcher(line).matches()) {
      body.append(line).append('\n');
    }
  }

  /** Whether the line says something to Liquibase that goes on beyond it. */
  private boolean isDirective(String line, int number) {
    Matcher ignoring = IGNORE_LINES.matcher(line);
    if (ignoring.matches()) {
      ignoredLines = count(ignoring.group(1), number);
    } else if (ROLLBACK_BLOCK.matcher(line).matches()) {
      rollbackBlock = true;
    } else if (ChangesetLine.isMeant(line)) {
      begin(line, number);
    } else if (current == null && HEADER.matcher(line).matches()) {
      path = Objects.requireNonNullElse(ChangesetLine.logicalFilePath(line), path);
    } else {
      return properties.take(line);
    }
    return true;
  }

  private void ignored(String line) {
    Matcher end = IGNORE_LINES.matcher(line);
    if (ignoredLines > 0) {
      ignoredLines--;
    } else if (end.matches() && end.group(1).equalsIgnoreCase("end")) {
      ignoredLines = 0;
    }
  }

  /** How many lines to leave out; below zero for all until the end is said. */
  private int count(String word, int number) {
    if (word.equalsIgnoreCase("start")) {
      return -1;
    }
    try {
      return Integer.parseUnsignedInt(word);
    } catch (NumberFormatException neither) {
      throw broken(number, "--ignoreLines:" + word, "start, or a number of lines");
    }
  }

  private void begin(String line, int number) {
    finish();
    current = ChangesetLine.read(line);
    if (current == null) {
      throw broken(number, line.strip(), "--changeset author:id, with attributes after it");
    }
  }

  private void finish() {
    if (current != null) {
      String own = current.logicalFilePath();
      // One without any line runs the SQL of the one before it again: that is what Liquibase does.
      sql = body.isEmpty() ? sql : properties.expand(body.toString().trim());
      changesets.add(
          new Changeset(
              new ChangesetKey(own == null ? path : own, current.id(), current.author()),
              current.conditions().with(Mark.PRECONDITIONS, preconditions),
              List.of(new SqlChange(sql, current.manner())),
              ""));
    }
    current = null;
    preconditions = false;
    body.setLength(0);
  }

  private LedgerException broken(int line, String found, String expected) {
    return new LedgerException(
        "%s:%s is not the changelog that its first line says it is.\n  expected: %s\n  found:    %s\nLiquibase refuses such a file as well; mend the line."
            .formatted(origin, line, expected, found));
  }
}
