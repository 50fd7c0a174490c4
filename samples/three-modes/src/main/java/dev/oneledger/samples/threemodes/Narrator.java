package dev.oneledger.samples.threemodes;

import dev.oneledger.DriftReport;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import java.io.Console;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prints the story's ending as one would show it to a colleague. */
final class Narrator {
  private final PrintStream out;
  private final boolean colour;

  Narrator(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Whether a person is looking: an interactive terminal, and NO_COLOR is not set or empty. */
  static boolean isTerminal() {
    String noColour = System.getenv("NO_COLOR");
    return (noColour == null || noColour.isEmpty()) && isInteractive();
  }

  /** From JDK 22 on there is a console without a terminal too, and a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isInteractive() {
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

  void tell(Story.Ending ending) {
    title("What happened");
    ending.syncs().forEach(report -> out.print(Prose.wrapped("  " + report.summary() + "\n")));
    title("Status");
    out.print(Prose.wrapped(ending.matrix().render(colour)));
    title("Prod: ours against theirs");
    out.print(Prose.wrapped(ending.prod().render(colour)));
    title("What changed in prod");
    ending.prod().findings().stream()
        .filter(finding -> finding.code() == FindingCode.CHANGED)
        .forEach(finding -> showDiff(ending.prod(), finding));
    title("Bundles");
    for (Path bundle : ending.bundles()) {
      out.println("  " + bundle);
    }
    title("What the schema agent made of the desired schema");
    for (Path file : ending.evolution().files()) {
      out.println("  " + file);
    }
    out.print(Prose.wrapped("  %s\n".formatted(ending.evolution().verdict())));
  }

  private void showDiff(DriftReport prod, Finding finding) {
    prod.rows().stream()
        .filter(row -> finding.equals(row.finding()))
        .flatMap(row -> prod.diff(row.label()).stream())
        .forEach(out::print);
  }

  private void title(String text) {
    out.println();
    out.println(colour ? "\u001b[1m" + text + "\u001b[0m" : "== " + text + " ==");
    out.println();
  }
}
