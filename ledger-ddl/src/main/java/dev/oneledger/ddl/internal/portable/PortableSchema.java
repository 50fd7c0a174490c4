package dev.oneledger.ddl.internal.portable;

import java.util.List;
import java.util.Optional;

/**
 * A schema. Internal: may change in any release.
 *
 * @param tables its tables, in the order they were made
 * @param indexes its indexes
 * @param sequences its sequences
 * @param views its views, each behind those it reads
 */
public record PortableSchema(
    List<SchemaTable> tables,
    List<TableIndex> indexes,
    List<SchemaSequence> sequences,
    List<SchemaView> views) {

  /** Copies the lists. */
  public PortableSchema {
    tables = List.copyOf(tables);
    indexes = List.copyOf(indexes);
    sequences = List.copyOf(sequences);
    views = List.copyOf(views);
  }

  Optional<SchemaTable> table(String name) {
    return tables.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<TableIndex> index(String name) {
    return indexes.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<SchemaView> view(String name) {
    return views.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  Optional<SchemaSequence> sequence(String name) {
    return sequences.stream().filter(each -> each.name().equals(name)).findFirst();
  }
}
