package dev.oneledger.samples.threemodes;

import dev.oneledger.DriftReport;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.TextStyle;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prints the story's ending as one would show it to a colleague. */
final class Narrator {
  private final PrintStream out;
  private final TextStyle style;

  Narrator(PrintStream out, TextStyle style) {
    this.out = out;
    this.style = style;
  }

  void tell(Story.Ending ending) {
    title("What happened");
    ending.syncs().forEach(report -> out.print(Prose.wrapped("  " + report.summary() + "\n")));
    title("Status");
    out.print(Prose.wrapped(ending.matrix().render(style)));
    title("Prod: ours against theirs");
    out.print(Prose.wrapped(ending.prod().render(style)));
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
    out.println(style.colour() ? "\u001b[1m" + text + "\u001b[0m" : "== " + text + " ==");
    out.println();
  }
}
