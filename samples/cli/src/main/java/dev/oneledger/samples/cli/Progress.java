package dev.oneledger.samples.cli;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerListener;
import dev.oneledger.MigrationId;
import dev.oneledger.TextStyle;
import java.io.PrintStream;

/**
 * How far long work is: on a terminal that can redraw a line a bar, which closing takes away;
 * elsewhere a line for each step, the same in every run.
 */
final class Progress implements LedgerListener, AutoCloseable {
  private static final int USUAL_WIDTH = 80;

  /** More than this says no more. */
  private static final int LONGEST_BAR = 30;

  private final PrintStream terminal;
  private final TextStyle style;
  private int drawn;
  private String said = "";

  Progress(PrintStream terminal, TextStyle style) {
    this.terminal = terminal;
    this.style = style;
  }

  @Override
  public void on(LedgerEvent event) {
    if (event instanceof LedgerEvent.Applying step) {
      numbered("applying", step.number(), step.of(), step.migration());
    } else if (event instanceof LedgerEvent.Proving step) {
      numbered("proving", step.number(), step.of(), step.migration());
    } else if (event instanceof LedgerEvent.Rendering file) {
      show("making the bundle", "", file.number() - 1, file.of());
    } else if (event instanceof LedgerEvent.BundleFile file) {
      show(word(file.work()) + " the bundle", "", file.done(), file.of());
    } else if (event instanceof LedgerEvent.Verifying zip) {
      show("verifying the signatures", "", zip.done(), zip.of());
    } else if (event instanceof LedgerEvent.Waiting) {
      show("waiting for another runner", "", 0, 1);
    }
  }

  private void numbered(String what, int number, int of, MigrationId migration) {
    show("%s %s of %s".formatted(what, number, of), ": " + migration, number - 1, of);
  }

  /**
   * One step.
   *
   * @param words what is done, once for all that belongs to one line
   * @param which what a line has beyond that, and a bar no room for
   */
  private void show(String words, String which, long done, long of) {
    if (style.colour()) {
      draw(words, done, of);
    } else if (!said.equals(words)) {
      said = words;
      terminal.println(words + which);
    }
  }

  private static String word(LedgerEvent.BundleFile.Work work) {
    return work == LedgerEvent.BundleFile.Work.WRITING ? "writing" : "reading";
  }

  private void draw(String words, long done, long of) {
    int columns = style.width() == 0 ? USUAL_WIDTH : style.width();
    int length = Math.min(LONGEST_BAR, columns - words.length() - " []".length() - 1);
    int full = of == 0 ? length : (int) (length * done / of);
    String line =
        length < 1 ? words : words + " [" + "#".repeat(full) + "-".repeat(length - full) + "]";
    String shown = line.substring(0, Math.min(line.length(), columns - 1));
    clear();
    terminal.print(shown);
    terminal.flush();
    drawn = shown.length();
  }

  /** What follows on standard output stands in a line of its own. */
  void done() {
    clear();
  }

  private void clear() {
    if (drawn > 0) {
      terminal.print("\r" + " ".repeat(drawn) + "\r");
      terminal.flush();
      drawn = 0;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
