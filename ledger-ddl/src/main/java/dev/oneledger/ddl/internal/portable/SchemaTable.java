package dev.oneledger.ddl.internal.portable;

import java.util.List;
import java.util.Optional;

/**
 * A table. Internal: may change in any release.
 *
 * @param name its name, in lower case
 * @param columns its columns, in order
 * @param constraints its constraints, in order
 */
public record SchemaTable(
    String name, List<TableColumn> columns, List<TableConstraint> constraints) {

  /** Copies the lists. */
  public SchemaTable {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
  }

  Optional<TableColumn> column(String wanted) {
    return columns.stream().filter(each -> each.name().equals(wanted)).findFirst();
  }

  Optional<TableConstraint> constraint(String wanted) {
    return constraints.stream().filter(each -> each.name().equals(wanted)).findFirst();
  }

  List<TableConstraint> foreignKeys() {
    return constraints.stream().filter(TableConstraint::isForeignKey).toList();
  }

  List<TableConstraint> others() {
    return constraints.stream().filter(each -> !each.isForeignKey()).toList();
  }
}
