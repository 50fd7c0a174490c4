package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import dev.oneledger.spi.StatementVerb;
import java.util.List;

/**
 * A foreign key.
 *
 * @param child the table that has it
 * @param columns its columns
 * @param parent the table it points to
 * @param referenced the columns there
 * @param acts true if it changes or deletes the child's rows when the parent's are deleted
 * @param follows true if it changes the child's rows when the parent's keys are changed
 */
record ForeignKey(
    String child,
    List<String> columns,
    String parent,
    List<String> referenced,
    boolean acts,
    boolean follows) {

  private static final String REFERENCES = " REFERENCES ";

  /** True if what such a statement does to the parent may change rows of the child. */
  boolean handsOn(StatementVerb verb) {
    return switch (verb) {
      case TRUNCATE -> true;
      case UPDATE -> follows;
      case DELETE -> acts;
      default -> acts || follows;
    };
  }

  static List<ForeignKey> of(Catalog catalog) {
    return catalog.objects().stream()
        .filter(o -> o.kind().equals("constraint") && o.require("contype").equals("f"))
        .filter(o -> o.get("rel") != null)
        .map(ForeignKey::of)
        .toList();
  }

  private static ForeignKey of(CatalogObject constraint) {
    String definition = constraint.require("def");
    int columnsEnd = definition.indexOf(')' + REFERENCES);
    int parent = columnsEnd + 1 + REFERENCES.length();
    int schemaEnd = Sql.nameEnd(definition, parent);
    int parentEnd = Sql.nameEnd(definition, schemaEnd + 1);
    return new ForeignKey(
        constraint.require("rel"),
        Sql.names(definition, 0),
        definition.substring(parent, parentEnd),
        Sql.names(definition, parentEnd),
        definition.contains(" ON DELETE CASCADE") || definition.contains(" ON DELETE SET "),
        definition.contains(" ON UPDATE CASCADE") || definition.contains(" ON UPDATE SET "));
  }
}
