package dev.oneledger.reliability.compare;

import dev.oneledger.reliability.compare.LeftOut.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the comparison found.
 *
 * @param heading what was compared where
 * @param set the files
 * @param managed what {@code sync} made of them
 * @param psqlFailures what psql failed at although {@code sync} applied it
 * @param objects how many catalog lines psql left
 * @param catalog where the catalogs differ
 * @param tables how many tables psql left
 * @param rows where the numbers of rows differ
 */
record Report(
    String heading,
    MigrationSet set,
    ManagedRun managed,
    List<String> psqlFailures,
    int objects,
    Difference catalog,
    int tables,
    Difference rows) {

  /** Lines of a table and its number of rows. */
  static List<String> lines(Map<String, String> rows) {
    return rows.entrySet().stream()
        .map(entry -> "%s has %s rows".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Whether something was compared and nothing differs. */
  boolean isEqual() {
    return !managed.applied().isEmpty()
        && psqlFailures.isEmpty()
        && catalog.isEmpty()
        && rows.isEmpty();
  }

  private List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>(set.leftOut());
    all.addAll(managed.leftOut());
    return all;
  }

  private List<LeftOut> leftOut(Why why) {
    return leftOut().stream().filter(each -> each.why() == why).toList();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(heading).append('\n');
    int files = set.migrations().size() + set.rollbacks().size() + set.leftOut().size();
    text.append(
        "files       %d: %d migrations, %d rollbacks, %d others%n"
            .formatted(
                files, set.migrations().size(), set.rollbacks().size(), set.leftOut().size()));
    text.append("applied     %d%n".formatted(managed.applied().size()));
    for (Why why : Why.values()) {
      text.append("%s  %d%n".formatted(why.label(), leftOut(why).size()));
    }
    text.append("failing in psql, not in sync  %d%n".formatted(psqlFailures.size()));
    text.append("catalog     %s%n".formatted(said(catalog, objects, "objects")));
    text.append("rows        %s%n".formatted(said(rows, tables, "tables")));
    leftOut().forEach(each -> text.append(described(each)));
    psqlFailures.forEach(each -> text.append("\nfailing in psql only: ").append(each).append('\n'));
    return text.append('\n').append(catalog).append(rows).toString();
  }

  private static String said(Difference difference, int all, String what) {
    return difference.isEmpty()
        ? "equal, %d %s".formatted(all, what)
        : "%d lines differ, listed below"
            .formatted(difference.onlySync().size() + difference.onlyPsql().size());
  }

  private static String described(LeftOut each) {
    return "%n%s: %s%n  %s%n"
        .formatted(each.why().label(), each.name(), each.reason().strip().replace("\n", "\n  "));
  }
}
