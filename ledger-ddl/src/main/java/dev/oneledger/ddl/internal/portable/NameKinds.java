package dev.oneledger.ddl.internal.portable;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What each name of a schema stands for. One that comes to stand for something else is refused:
 * {@code DROP VIEW IF EXISTS} fails where a table has the name, and a text runs again where the new
 * object has it.
 */
final class NameKinds {
  private final Map<String, String> kinds = new TreeMap<>();

  private NameKinds(PortableSchema schema) {
    schema.tables().forEach(this::add);
    schema.indexes().forEach(each -> kinds.put(each.name(), "index"));
    schema.sequences().forEach(each -> kinds.put(each.name(), "sequence"));
    schema.views().forEach(each -> kinds.put(each.name(), "view"));
  }

  private void add(SchemaTable table) {
    kinds.put(table.name(), "table");
    for (TableConstraint each : table.constraints()) {
      kinds.put(each.name(), "constraint");
    }
    for (TableColumn each : table.columns()) {
      if (each.identity()) {
        kinds.put(each.sequenceIn(table.name()), "sequence of a column");
      }
    }
  }

  /**
   * Requires that no name stands for one thing here and another there.
   *
   * @throws FindingsException with C013 for each that does
   */
  static void requireSame(PortableSchema present, PortableSchema desired) {
    Map<String, String> after = new NameKinds(desired).kinds;
    List<Finding> changed = new ArrayList<>();
    new NameKinds(present)
        .kinds.forEach(
            (name, kind) -> {
              String other = after.getOrDefault(name, kind);
              if (!other.equals(kind)) {
                changed.add(finding(name, kind, other));
              }
            });
    if (!changed.isEmpty()) {
      throw new FindingsException("Names would stand for something else.", changed);
    }
  }

  private static Finding finding(String name, String kind, String other) {
    return new Finding(
        FindingCode.DESIRED_UNUSABLE,
        "%s %s".formatted(kind, name),
        "The name is a %s's in the present schema and a %s's in the desired one, so a text that drops the one fails where the other has the name."
            .formatted(kind, other),
        "Give the new object another name, or go there in two migrations.");
  }
}
