package dev.oneledger.ddl.internal.jooq;

import dev.oneledger.ddl.internal.jooq.Queried.TableUse;
import dev.oneledger.ddl.internal.rerun.Rerun;
import java.util.List;
import org.jooq.impl.QOM;

/** Judges DELETE: harmless, unless the second run would choose among what the first one left. */
final class DeleteRerun {

  private final QOM.Delete<?> delete;

  DeleteRerun(QOM.Delete<?> delete) {
    this.delete = delete;
  }

  Rerun judge() {
    if (delete.$with() != null || delete.$limit() != null || !delete.$orderBy().isEmpty()) {
      return Rerun.unknown("A DELETE with WITH, ORDER BY or LIMIT chooses anew at every run.");
    }
    Facts predicate = Facts.of(delete.$where());
    List<TableUse> written = Queried.tables(List.of(delete.$from()));
    List<TableUse> joined = Queried.tables(delete.$using());
    boolean itself =
        written.stream()
            .anyMatch(
                target ->
                    predicate.queries(target.name())
                        || joined.stream().anyMatch(each -> isSame(each, target)));
    if (itself) {
      return Rerun.unknown("The DELETE reads its own table in a query or a join.");
    }
    return predicate.opaque() || predicate.changing()
        ? Rerun.unknown("Which rows the predicate finds at another time is not known.")
        : Rerun.harmless();
  }

  private static boolean isSame(TableUse one, TableUse other) {
    return one.name().equalsIgnoreCase(other.name());
  }
}
