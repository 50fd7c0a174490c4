package dev.oneledger.jdbc.internal.history.files;

import dev.oneledger.LedgerException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sqitch's {@code sqitch.plan}: a line each with the name of a change first; lines that begin with
 * {@code %}, {@code @} or {@code #} are something else. Internal: may change in any release.
 */
public final class SqitchPlan {
  private static final String FILE = "sqitch.plan";

  private SqitchPlan() {}

  /**
   * The names of all changes in order; one that was reworked is there twice.
   *
   * @throws LedgerException if there is no plan
   */
  public static List<String> changes(ToolFolder folder) {
    return folder
        .text(FILE)
        .orElseThrow(
            () ->
                new LedgerException(
                    "Sqitch's plan is not there: expected %s in %s. Hand over the folder that has the plan and the deploy scripts."
                        .formatted(FILE, folder)))
        .text()
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && "%@#".indexOf(line.charAt(0)) < 0)
        .map(line -> line.split("\\s", 2)[0])
        .collect(Collectors.toList());
  }
}
