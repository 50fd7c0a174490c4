package dev.oneledger.samples.cli;

import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerListener;
import dev.oneledger.TextStyle;
import java.io.PrintStream;

/**
 * A bar for long work, on a terminal that can redraw a line; nowhere else is anything drawn.
 * Closing takes it away.
 */
final class Progress implements LedgerListener, AutoCloseable {
  private static final int USUAL_WIDTH = 80;

  /** More than this says no more. */
  private static final int LONGEST_BAR = 30;

  private final PrintStream terminal;
  private final TextStyle style;
  private int drawn;

  Progress(PrintStream terminal, TextStyle style) {
    this.terminal = terminal;
    this.style = style;
  }

  @Override
  public void on(LedgerEvent event) {
    if (event instanceof LedgerEvent.Applying step) {
      draw("applying %s of %s".formatted(step.number(), step.of()), step.number() - 1, step.of());
    } else if (event instanceof LedgerEvent.BundleFile file) {
      draw("%s the bundle".formatted(word(file.work())), file.done(), file.of());
    } else if (event instanceof LedgerEvent.Waiting) {
      draw("waiting for another runner", 0, 1);
    }
  }

  private static String word(LedgerEvent.BundleFile.Work work) {
    return work == LedgerEvent.BundleFile.Work.WRITING ? "writing" : "reading";
  }

  private void draw(String words, long done, long of) {
    if (!style.colour()) {
      return;
    }
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
