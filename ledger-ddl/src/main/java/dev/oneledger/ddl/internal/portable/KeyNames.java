package dev.oneledger.ddl.internal.portable;

import dev.oneledger.ddl.internal.portable.TableConstraint.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where a primary key has no name, one that only gets another name stays as it is. */
final class KeyNames {
  private final Map<String, String> tables = new HashMap<>();
  private final Map<String, String> columns = new HashMap<>();

  private KeyNames(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.RenameTable rename) {
        tables.put(rename.table().name(), rename.to());
      } else if (step instanceof Step.RenameColumn rename) {
        columns.put(rename.table() + "." + rename.column().name(), rename.to());
      }
    }
  }

  static List<Step> leftOutOf(List<Step> steps) {
    KeyNames names = new KeyNames(steps);
    List<Step> kept = new ArrayList<>(steps);
    for (Step step : steps) {
      if (step instanceof Step.DropConstraint drop && isPrimary(drop.constraint())) {
        steps.stream()
            .filter(each -> each instanceof Step.AddConstraint add && names.isSame(drop, add))
            .findFirst()
            .ifPresent(
                added -> {
                  kept.remove(step);
                  kept.remove(added);
                });
      }
    }
    return kept;
  }

  private static boolean isPrimary(TableConstraint constraint) {
    return constraint.kind() == Kind.PRIMARY_KEY;
  }

  private boolean isSame(Step.DropConstraint drop, Step.AddConstraint add) {
    String table = tables.getOrDefault(drop.table().name(), drop.table().name());
    List<String> renamed =
        drop.constraint().columns().stream()
            .map(each -> columns.getOrDefault(table + "." + each, each))
            .toList();
    return isPrimary(add.constraint())
        && add.table().name().equals(table)
        && add.constraint().columns().equals(renamed);
  }
}
