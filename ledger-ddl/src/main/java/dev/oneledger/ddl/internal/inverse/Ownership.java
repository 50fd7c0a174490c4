package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who owns what, and what a new object gets by itself.
 *
 * @param owners all owners on either side
 * @param defaults what ALTER DEFAULT PRIVILEGES has set on either side
 */
record Ownership(Set<String> owners, Set<CatalogObject> defaults) {

  private static final Map<String, String> LETTERS =
      Map.of("relation", "r", "sequence", "S", "function", "f", "type", "T", "schema", "n");

  /** The owner of a schema that everybody's database has. */
  private static final String OWNER_OF_PUBLIC = "pg_database_owner";

  static Ownership of(CatalogDiff diff) {
    Set<String> owners = new TreeSet<>();
    Stream.of(diff.from(), diff.to())
        .flatMap(catalog -> catalog.objects().stream())
        .map(object -> object.properties().get("owner"))
        .filter(owner -> owner != null && !owner.equals(OWNER_OF_PUBLIC))
        .forEach(owners::add);
    Set<CatalogObject> defaults =
        Stream.of(diff.from(), diff.to())
            .flatMap(catalog -> catalog.objects().stream())
            .filter(object -> object.kind().equals("defacl"))
            .collect(Collectors.toSet());
    return new Ownership(owners, defaults);
  }

  /**
   * True if everything belongs to him: then whoever migrates here is he, and what he creates is his
   * without being told.
   */
  boolean allOf(String owner) {
    return owners.equals(Set.of(owner));
  }

  /** Who may have got privileges on a new object of this kind without being named. */
  Set<String> favoured(CatalogObject object) {
    String letter = " " + LETTERS.getOrDefault(object.kind(), "none");
    Set<String> all = new TreeSet<>();
    defaults.stream()
        .filter(set -> set.ident().endsWith(letter))
        .forEach(set -> all.addAll(Acl.of(set.get("acl")).grantees()));
    boolean any = defaults.stream().anyMatch(set -> set.ident().endsWith(letter));
    if (any) {
      all.add(Acl.EVERYBODY);
      all.add(object.require("owner"));
    }
    return all;
  }
}
