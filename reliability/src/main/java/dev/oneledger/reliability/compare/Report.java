package dev.oneledger.reliability.compare;

import dev.oneledger.reliability.compare.LeftOut.Why;
import java.util.ArrayList;
import java.util.List;

/**
 * What the comparison found.
 *
 * @param heading what was compared where
 * @param set the files
 * @param managed what {@code sync} made of them
 * @param bySync what it left
 * @param byPsql what psql left
 */
record Report(
    String heading, MigrationSet set, ManagedRun managed, Contents bySync, Contents byPsql) {

  /** What differs in the catalogs. */
  Difference catalog() {
    return Difference.of(bySync.catalog(), byPsql.catalog());
  }

  /** What differs in the numbers of rows. */
  Difference rows() {
    return Difference.of(bySync.rows(), byPsql.rows());
  }

  /** Whether something was compared and nothing differs. */
  boolean isEqual() {
    return !managed.applied().isEmpty() && catalog().isEmpty() && rows().isEmpty();
  }

  private List<LeftOut> leftOut() {
    List<LeftOut> all = new ArrayList<>(set.leftOut());
    all.addAll(managed.leftOut());
    return all;
  }

  private long count(Why why) {
    return leftOut().stream().filter(each -> each.why() == why).count();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(heading).append('\n');
    int files = set.migrations().size() + set.rollbacks().size() + set.leftOut().size();
    text.append(
        "files       %s: %s migrations, %s rollbacks, %s others%n"
            .formatted(
                files, set.migrations().size(), set.rollbacks().size(), set.leftOut().size()));
    if (set.cut() > 0) {
      text.append("            %s without the part that takes them back%n".formatted(set.cut()));
    }
    text.append("applied     %s%n".formatted(managed.applied().size()));
    text.append("left out    %s%n".formatted(leftOut().size()));
    for (Why why : Why.values()) {
      text.append("  %-29s %s%n".formatted(why.label(), count(why)));
    }
    if (managed.applied().isEmpty()) {
      text.append("catalog     not compared: nothing was applied\n");
    } else {
      text.append(
          "catalog     %s%n".formatted(said(catalog(), byPsql.catalog().size(), "objects")));
      text.append("rows        %s%n".formatted(said(rows(), byPsql.rows().size(), "tables")));
    }
    leftOut().forEach(each -> text.append(described(each)));
    return text.append('\n').append(catalog()).append(rows()).toString();
  }

  private static String said(Difference difference, int all, String what) {
    return difference.isEmpty()
        ? "equal, %s %s".formatted(all, what)
        : "%s lines differ, listed below"
            .formatted(difference.onlySync().size() + difference.onlyPsql().size());
  }

  private static String described(LeftOut each) {
    return "%n%s: %s%n  %s%n"
        .formatted(each.why().label(), each.name(), each.reason().strip().replace("\n", "\n  "));
  }
}
