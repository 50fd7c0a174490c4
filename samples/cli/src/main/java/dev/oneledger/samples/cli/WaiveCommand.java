package dev.oneledger.samples.cli;

import static dev.oneledger.UnknownNameException.hint;

import dev.oneledger.DriftReport;
import dev.oneledger.Finding;
import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import dev.oneledger.WaivedFinding;
import dev.oneledger.Waiver;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
    name = "waive",
    description =
        "Lets a problem be that drift reports, until a moment or until its facts change: it is"
            + " listed as waived. Waiving it again replaces the waiver. Writes to the ledger.",
    footer =
        "  oneledger waive prod 20260114_hotfix --until 2026-12-31 --who ann --why 'goes with 2.9'")
final class WaiveCommand extends AnsweredCommand {
  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "What it is about, as drift names it: a migration, or an object of the schema.")
  private String id = "";

  @Option(
      names = "--code",
      paramLabel = "CODE",
      description = "Its code, where there are several problems: D001, say.")
  private @Nullable String code;

  @Option(
      names = "--until",
      paramLabel = "MOMENT",
      converter = Moment.class,
      description = Moment.FORM + " One in the past revokes the waiver. Default: no end.")
  private @Nullable Instant until;

  WaiveCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  SyncReport change(Ledger ledger) {
    Finding finding = only(problems(ledger.drift(environment())));
    return ledger.waive(environment(), finding, new Waiver(who(), why(), until));
  }

  private static List<Finding> problems(DriftReport report) {
    return Stream.concat(
            report.findings().stream().filter(Finding::isProblem),
            report.waived().stream().map(WaivedFinding::finding))
        .toList();
  }

  private Finding only(List<Finding> problems) {
    List<Finding> meant =
        problems.stream()
            .filter(each -> what(each).equals(id))
            .filter(each -> code == null || each.code().code().equals(code))
            .toList();
    if (meant.isEmpty()) {
      throw new ConfigurationException(
          "Drift of '%s' has no %s with '%s': %s."
              .formatted(
                  environment(),
                  code == null ? "problem" : code,
                  id,
                  hint(id, problems.stream().map(this::what).toList())));
    } else if (meant.size() > 1) {
      throw new ConfigurationException(
          "'%s' has several problems in '%s': say which with --code, of %s."
              .formatted(
                  id,
                  environment(),
                  meant.stream()
                      .map(each -> each.code().code())
                      .collect(Collectors.joining(", "))));
    }
    return meant.get(0);
  }

  private String what(Finding finding) {
    String place = finding.place();
    String ours = environment() + ", ";
    return place.startsWith(ours) ? place.substring(ours.length()) : place;
  }
}
