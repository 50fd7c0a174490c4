package dev.oneledger.jdbc.internal.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was in a database at one moment. Internal: may change in any release.
 *
 * <p>Immutable and thread-safe.
 */
public final class Catalog {

  private final ServerSeries server;
  private final Map<String, CatalogObject> byId;
  private final Map<String, CatalogObject> byName;
  private final Map<String, List<CatalogObject>> columns;
  private final Set<Dependency> dependencies;

  /**
   * A catalog of these objects on PostgreSQL.
   *
   * @param major the server's major version
   */
  public Catalog(
      int major, Collection<CatalogObject> objects, Collection<Dependency> dependencies) {
    this(ServerSeries.postgres(major), objects, dependencies);
  }

  /** A catalog of these objects on such a server. */
  public Catalog(
      ServerSeries server, Collection<CatalogObject> objects, Collection<Dependency> dependencies) {
    this.server = server;
    Map<String, CatalogObject> ids = new LinkedHashMap<>();
    Map<String, CatalogObject> names = new LinkedHashMap<>();
    for (CatalogObject object : objects) {
      ids.put(object.id(), object);
      names.put(object.kind() + " " + object.ident(), object);
    }
    this.byId = Collections.unmodifiableMap(ids);
    this.byName = Collections.unmodifiableMap(names);
    this.columns =
        ids.values().stream()
            .filter(object -> object.kind().equals("column"))
            .collect(Collectors.groupingBy(Catalog::owner));
    this.dependencies = Set.copyOf(dependencies);
  }

  /** The server's major version, such as 17. */
  public int major() {
    return server.major();
  }

  /** The server's product and release: texts of another one do not compare with these. */
  public ServerSeries server() {
    return server;
  }

  /** All objects, ordered by kind, name and definition. */
  public Collection<CatalogObject> objects() {
    return byId.values();
  }

  /** The object of this identity. */
  public Optional<CatalogObject> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The object of this kind and name. */
  public Optional<CatalogObject> byName(String kind, String ident) {
    return Optional.ofNullable(byName.get(kind + " " + ident));
  }

  /** The columns of the relation of this identity, in no order; empty if it has none. */
  public List<CatalogObject> columns(String relation) {
    return List.copyOf(columns.getOrDefault(relation, List.of()));
  }

  private static String owner(CatalogObject column) {
    return column.id().substring(0, Math.max(0, column.id().lastIndexOf('.')));
  }

  /**
   * Which object cannot be without which, both in this catalog and never the same. That a sequence
   * is owned by a column is no dependency: the column's default needs the sequence, and who owns it
   * is said after both. There may still be circles, as when a table's default calls a function that
   * names the table.
   */
  public Set<Dependency> dependencies() {
    return dependencies;
  }

  /** The canonical text: a line for each object. */
  public List<String> lines() {
    return byId.values().stream().map(CatalogObject::line).toList();
  }

  /**
   * One object cannot be without another.
   *
   * @param dependent the identity of the one
   * @param on the identity of the other
   */
  public record Dependency(String dependent, String on) {}
}
