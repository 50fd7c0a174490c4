package dev.oneledger.liquibase;

import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.Directives;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.Segment;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.liquibase.SqlChange.Manner;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A text as a changeset of a formatted SQL changelog: inside Liquibase's own transaction, which an
 * outer COMMIT would end early, and sent as one where the server takes several statements as one.
 *
 * @param body the lines of the changeset
 * @param manner how Liquibase has to take them apart
 * @param transactional whether it may run in a transaction
 */
record WrittenScript(String body, Manner manner, boolean transactional) {
  /** A line that begins so ends a statement for Liquibase, whatever it is part of. */
  private static final Pattern ENDS_ANYWAY = Pattern.compile("(?im)^[ \\t]*(?:/(?!\\*)|go\\b)");

  /** Ends a statement that has a semicolon inside; letters, since Liquibase reads a pattern. */
  private static final String DELIMITER = "ledger_end_of_statement";

  /**
   * Makes a script of a canonical text.
   *
   * @throws LedgerException if the text cannot be split, has transaction control besides one outer
   *     pair, needs psql, or has lines that Liquibase would take for its own; the message says
   *     which
   */
  static WrittenScript of(String canonical, SqlDialect dialect) {
    SqlScript whole = SqlSplitter.split(canonical, dialect);
    SqlScript script =
        SqlSplitter.split(hidden(OuterTransaction.strip(whole).text()).trim(), dialect);
    refuseClientCommands(script);
    boolean transactional = !Directives.of(whole).noTransaction();
    return isSentWhole(script, transactional)
        ? new WrittenScript(script.text(), Manner.PLAIN_FILE, transactional)
        : split(script, transactional);
  }

  /** The changes that may have been made of a text, in any dialect. */
  static Stream<SqlChange> made(String canonical) {
    return Arrays.stream(SqlDialect.values())
        .map(dialect -> ifReadable(canonical, dialect))
        .flatMap(Optional::stream)
        .map(script -> new SqlChange(script.body(), script.manner()))
        .distinct();
  }

  private static Optional<WrittenScript> ifReadable(String canonical, SqlDialect dialect) {
    try {
      return Optional.of(of(canonical, dialect));
    } catch (LedgerException notOfThisDialect) {
      // Nothing was ever made of a text that is refused; there is nothing to compare with.
      return Optional.empty();
    }
  }

  /** MariaDB takes one statement at a time; elsewhere several at once are one transaction. */
  private static boolean isSentWhole(SqlScript script, boolean transactional) {
    boolean single = script.statements().size() <= 1;
    boolean clientDelimiters =
        script.segments().stream()
            .anyMatch(segment -> segment.kind() == Segment.Kind.DELIMITER_COMMAND);
    return script.dialect() == SqlDialect.MARIADB
        ? single && !clientDelimiters
        : single || transactional;
  }

  private static WrittenScript split(SqlScript script, boolean transactional) {
    boolean plain =
        !ENDS_ANYWAY.matcher(script.text()).find()
            && script.segments().stream()
                .allMatch(segment -> isPlain(segment, script.textOf(segment)));
    if (plain) {
      return new WrittenScript(script.text(), Manner.PLAIN_FILE.splitting(true), transactional);
    }
    StringBuilder body = new StringBuilder();
    for (Segment segment : script.segments()) {
      switch (segment.kind()) {
        case TERMINATOR -> body.append('\n').append(DELIMITER).append('\n');
        case DELIMITER_COMMAND -> {}
        default -> body.append(script.textOf(segment));
      }
    }
    return new WrittenScript(
        body.toString().trim(),
        Manner.PLAIN_FILE.splitting(true).endingBy(DELIMITER),
        transactional);
  }

  private static boolean isPlain(Segment segment, String text) {
    return switch (segment.kind()) {
      case TERMINATOR -> text.equals(";");
      case DELIMITER_COMMAND -> false;
      default -> text.indexOf(';') < 0;
    };
  }

  private static void refuseClientCommands(SqlScript script) {
    boolean copyData =
        script.segments().stream().anyMatch(segment -> segment.kind() == Segment.Kind.COPY_DATA);
    if (copyData || !script.psqlCommands().isEmpty()) {
      throw new LedgerException(
          "It has %s, which only psql can run."
              .formatted(copyData ? "data lines after COPY" : "backslash commands"));
    }
  }

  /** The text with comments changed that Liquibase would take for its own. */
  private static String hidden(String text) {
    String changed =
        text.lines()
            .map(line -> FormattedChangelog.isTakenByLiquibase(line) ? inAnotherForm(line) : line)
            .collect(Collectors.joining("\n"));
    String trimmed = text.stripTrailing();
    if (!changed.stripTrailing().equals(trimmed)
        && !SqlText.of(changed).tokenHash().equals(SqlText.of(trimmed).tokenHash())) {
      throw new LedgerException(
          "It has a line inside a string or a body that Liquibase would take for its own, such as '-- rollback ...'.");
    }
    return changed;
  }

  private static String inAnotherForm(String line) {
    return line.contains("--") ? line.replaceFirst("--", "-- :") : line.replaceFirst("-", "- :");
  }
}
