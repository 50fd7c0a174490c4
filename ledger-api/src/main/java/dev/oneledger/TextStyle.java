package dev.oneledger;

import java.io.Console;
import java.util.Map;

/**
 * How a report is written as text. Immutable.
 *
 * @param colour whether with ANSI colours
 * @param width how many columns a line has; 0 for as many as it takes. Fewer than 20 count as 20
 */
public record TextStyle(boolean colour, int width) {
  /** No colours, and lines as long as they are: for files, logs and scripts. */
  public static final TextStyle PLAIN = new TextStyle(false, 0);

  /** Less than this has no room for a name and a word behind it. */
  private static final int NARROWEST = 20;

  private static final int WIDEST = 10_000;

  /**
   * Checks the width.
   *
   * @throws LedgerException if it is negative
   */
  public TextStyle {
    if (width < 0) {
      throw new LedgerException(
          "A text cannot be %s columns wide: expected 0 for no limit, or a number of columns."
              .formatted(width));
    }
    width = width == 0 ? 0 : Math.max(NARROWEST, width);
  }

  /**
   * What suits this process's standard output. Colours need a terminal that is not {@code
   * TERM=dumb}, and that {@code NO_COLOR} is not set, or empty. The width is that of {@code
   * COLUMNS} where a shell exports it; else there is no limit. What is no terminal gets {@link
   * #PLAIN}.
   */
  public static TextStyle ofTerminal() {
    return of(System.getenv(), isTerminal());
  }

  static TextStyle of(Map<String, String> variables, boolean terminal) {
    return terminal ? new TextStyle(isColoured(variables), columns(variables)) : PLAIN;
  }

  private static boolean isColoured(Map<String, String> variables) {
    return variables.getOrDefault("NO_COLOR", "").isEmpty()
        && !variables.getOrDefault("TERM", "").equals("dumb");
  }

  private static int columns(Map<String, String> variables) {
    String columns = variables.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,4}") ? Math.min(WIDEST, Integer.parseInt(columns)) : 0;
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException olderThan22) {
      return true;
    } catch (ReflectiveOperationException cannotTell) {
      return false;
    }
  }

  /** The same with lines of so many columns; 0 for no limit. */
  public TextStyle wide(int columns) {
    return new TextStyle(colour, columns);
  }
}
