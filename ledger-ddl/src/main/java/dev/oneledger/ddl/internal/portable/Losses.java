package dev.oneledger.ddl.internal.portable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What steps destroy: what goes and does not come again, and columns that are converted. */
record Losses(PortableSchema to, Renames renames) {

  /** The names that consent is to be given to. */
  Set<String> of(List<Step> steps) {
    Set<String> lost = new TreeSet<>();
    for (Step step : steps) {
      if (step instanceof Step.DropTable gone) {
        lost.add("table " + gone.table());
      } else if (step instanceof Step.DropColumn gone) {
        lost.add("column %s.%s".formatted(gone.table(), gone.column()));
      } else if (step instanceof Step.ChangeColumn change
          && !change.from().type().equals(change.to().type())) {
        lost.add("column %s.%s".formatted(change.table(), change.to().name()));
      } else if (step instanceof Step.DropSequence gone) {
        lost.add("sequence " + gone.sequence());
      } else if (step instanceof Step.DropView gone && to.view(gone.view()).isEmpty()) {
        lost.add("view " + gone.view());
      } else if (step instanceof Step.DropIndex gone && to.index(gone.index().name()).isEmpty()) {
        lost.add("index " + gone.index().name());
      } else if (step instanceof Step.DropConstraint gone && isLost(gone)) {
        lost.add("constraint %s.%s".formatted(gone.table().name(), gone.constraint().name()));
      }
    }
    return lost;
  }

  /** With its table it goes without a word of its own; one by another name is not lost. */
  private boolean isLost(Step.DropConstraint gone) {
    TableConstraint constraint = gone.constraint();
    String table = gone.table().name();
    TableConstraint renamed = constraint.renamed(each -> renames.column(table, each));
    return to.table(renames.table(table))
        .filter(
            after ->
                after.constraints().stream()
                    .noneMatch(
                        each ->
                            each.name().equals(constraint.name())
                                || (!renamed.columns().isEmpty()
                                    && each.kind() == constraint.kind()
                                    && each.columns().equals(renamed.columns()))))
        .isPresent();
  }
}
