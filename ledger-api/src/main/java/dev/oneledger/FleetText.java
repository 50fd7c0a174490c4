package dev.oneledger;

import dev.oneledger.FleetReport.Group;
import dev.oneledger.FleetReport.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fleet's report as text: a line for each group, why it failed, and the matrix. */
final class FleetText {
  private static final int NAMES = 3;
  private static final int WHICH = 3;
  private static final Map<Outcome, Ink> INKS =
      Map.of(
          Outcome.FAILED, Ink.RED,
          Outcome.NOT_TRIED, Ink.YELLOW,
          Outcome.CLAIMED, Ink.YELLOW,
          Outcome.DUE, Ink.YELLOW,
          Outcome.APPLIED, Ink.GREEN,
          Outcome.ELSEWHERE, Ink.GREEN,
          Outcome.UP_TO_DATE, Ink.GREEN);

  private final FleetReport report;
  private final TextStyle style;

  FleetText(FleetReport report, TextStyle style) {
    this.report = report;
    this.style = style;
  }

  String summary() {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      int count = report.count(outcome);
      if (count > 0) {
        counts.add(count + " " + outcome.label());
      }
    }
    int all = report.count();
    return "%s, %s: %s."
        .formatted(
            report.app(),
            all == 1 ? "1 environment" : all + " environments",
            counts.isEmpty() ? "nothing to do" : String.join(", ", counts));
  }

  String render() {
    StringBuilder text = new StringBuilder(Prose.wrapped(summary(), style)).append('\n');
    if (report.stop() != null) {
      text.append(Prose.wrapped("stopped: " + report.stop(), style)).append('\n');
    }
    text.append('\n').append(table());
    report.groups().stream()
        .filter(group -> !group.message().isEmpty())
        .forEach(group -> text.append('\n').append(why(group)).append('\n'));
    if (report.matrix() != null) {
      text.append('\n').append(report.matrix().render(style));
    }
    return text.toString();
  }

  private String table() {
    TextTable table = new TextTable(style, WHICH);
    table.heading(List.of("Outcome", "Environments", "Migrations", "Which"));
    table.rule();
    for (Group group : report.groups()) {
      table.row(
          List.of(
              group.outcome().label(),
              Integer.toString(group.environments().size()),
              migrations(group),
              which(group)),
          index -> index == 0 ? INKS.get(group.outcome()) : null);
    }
    return table.render();
  }

  private static String migrations(Group group) {
    List<MigrationId> ids = group.migrations();
    return switch (ids.size()) {
      case 0 -> "";
      case 1 -> ids.get(0).toString();
      default -> "%s to %s".formatted(ids.get(0), ids.get(ids.size() - 1));
    };
  }

  private static String which(Group group) {
    List<String> names = group.environments();
    String first = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
    return names.size() <= NAMES ? first : "%s +%s".formatted(first, names.size() - NAMES);
  }

  private String why(Group group) {
    return Ink.RED.around(group.outcome().label(), style)
        + Prose.wrapped(
                "%s, %s: %s".formatted(group.outcome().label(), which(group), group.message()),
                style)
            .substring(group.outcome().label().length());
  }
}
