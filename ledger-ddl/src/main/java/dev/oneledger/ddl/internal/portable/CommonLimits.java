package dev.oneledger.ddl.internal.portable;

/** What no product does to a column that is there, so that it means the same on all of them. */
final class CommonLimits {
  private static final String REMEDY = "Write this migration by hand.";

  private CommonLimits() {}

  static void require(Step step) throws StepRefusal {
    if (step instanceof Step.ChangeColumn change) {
      String object = "column %s.%s".formatted(change.table(), change.to().name());
      if (change.from().identity() != change.to().identity()) {
        throw numbers(object);
      }
      requireSameFamily(object, change.from().type(), change.to().type());
    } else if (step instanceof Step.AddColumn add && add.column().identity()) {
      throw numbers("column %s.%s".formatted(add.table(), add.column().name()));
    }
  }

  private static StepRefusal numbers(String object) {
    return new StepRefusal(
        object,
        "a column of a table that is there begins or ends to number itself, and which numbers are taken is not in the DDL",
        REMEDY);
  }

  private static void requireSameFamily(String object, ColumnType from, ColumnType to)
      throws StepRefusal {
    if (from.kind().family() != to.kind().family()) {
      throw new StepRefusal(
          object,
          "%s becomes %s, or comes back from it, and the products convert or refuse such values each in its own way"
              .formatted(from.kind(), to.kind()),
          REMEDY);
    }
  }
}
