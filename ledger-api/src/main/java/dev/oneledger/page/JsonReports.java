package dev.oneledger.page;

import dev.oneledger.ReleaseReport;
import dev.oneledger.json.ReportJson;
import dev.oneledger.page.LedgerReading.EnvironmentReading;
import java.util.Optional;
import java.util.regex.Pattern;

/** The reports of a reading, each by the path of its own. */
final class JsonReports {
  private static final String SUFFIX = ".json";
  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?:status|journal|releases)|(?:drift|journal)/.+)\\.json", Pattern.DOTALL);

  private JsonReports() {}

  /** Whether a report could have this path, for some environment; known without a reading. */
  static boolean hasForm(String path) {
    return FORM.matcher(path).matches();
  }

  static Optional<String> of(LedgerReading reading, String path) {
    if (!path.endsWith(SUFFIX)) {
      return Optional.empty();
    }
    String name = path.substring(0, path.length() - SUFFIX.length());
    int slash = name.indexOf('/');
    return slash < 0
        ? ofAll(reading, name)
        : ofEnvironment(reading, name.substring(0, slash), name.substring(slash + 1));
  }

  private static Optional<String> ofAll(LedgerReading reading, String report) {
    return switch (report) {
      case "status" -> Optional.of(ReportJson.write(reading.matrix()));
      case "journal" -> Optional.of(ReportJson.write(reading.journal()));
      case "releases" -> Optional.of(ReportJson.write(releases(reading)));
      default -> Optional.empty();
    };
  }

  private static ReleaseReport releases(LedgerReading reading) {
    return new ReleaseReport(
        reading.matrix().app(),
        reading.releases().stream().map(each -> ReleaseReport.Item.of(each.release())).toList());
  }

  private static Optional<String> ofEnvironment(LedgerReading reading, String report, String name) {
    Optional<EnvironmentReading> environment =
        reading.environments().stream()
            .filter(each -> each.column().environment().equals(name))
            .findFirst();
    return switch (report) {
      case "drift" -> environment.map(EnvironmentReading::drift).map(ReportJson::write);
      case "journal" -> environment.map(EnvironmentReading::journal).map(ReportJson::write);
      default -> Optional.empty();
    };
  }
}
