package dev.oneledger.ddl.internal.portable;

import java.util.List;

/** Steps that all products take by the same words. */
final class CommonSteps {
  private CommonSteps() {}

  static List<String> write(Step step, Frames frames) throws StepRefusal {
    if (step instanceof Step.MakeTable make) {
      return List.of(frames.table(make.table()));
    }
    if (step instanceof Step.DropTable drop) {
      return List.of("DROP TABLE IF EXISTS " + frames.name(drop.table()));
    }
    if (step instanceof Step.AddColumn add) {
      return List.of(
          "ALTER TABLE IF EXISTS %s ADD COLUMN IF NOT EXISTS %s"
              .formatted(frames.name(add.table()), frames.column(add.table(), add.column())));
    }
    if (step instanceof Step.DropColumn drop) {
      return List.of(
          "ALTER TABLE IF EXISTS %s DROP COLUMN IF EXISTS %s"
              .formatted(frames.name(drop.table()), frames.name(drop.column())));
    }
    if (step instanceof Step.MakeIndex make) {
      return List.of(frames.index(make.table(), make.index()));
    }
    if (step instanceof Step.MakeSequence make) {
      return List.of(frames.sequence("CREATE SEQUENCE IF NOT EXISTS", make.sequence()));
    }
    if (step instanceof Step.ChangeSequence change) {
      return List.of(frames.sequence("ALTER SEQUENCE IF EXISTS", change.to()));
    }
    if (step instanceof Step.DropSequence drop) {
      return List.of("DROP SEQUENCE IF EXISTS " + frames.name(drop.sequence()));
    }
    if (step instanceof Step.MakeView make) {
      return List.of(frames.view(make.view()));
    }
    if (step instanceof Step.DropView drop) {
      return List.of("DROP VIEW IF EXISTS " + frames.name(drop.view()));
    }
    throw new IllegalStateException("No form for " + step);
  }
}
