package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.SortedMap;
import java.util.TreeMap;

/** An object that is dropped after the renames, under the names that hold then. */
final class LateNames {

  private LateNames() {}

  static CatalogObject of(CatalogObject gone, DdlWriter out) {
    String rel = gone.get("rel");
    String schema = gone.get("schema");
    String ident = gone.ident();
    SortedMap<String, String> properties = new TreeMap<>(gone.properties());
    if (rel != null) {
      String now =
          out.from()
              .byName("relation", rel)
              .flatMap(out::after)
              .map(CatalogObject::ident)
              .orElse(rel);
      properties.put("rel", now);
      if (ident.startsWith(rel + ".")) {
        ident = now + ident.substring(rel.length());
      }
    } else if (schema != null && ident.startsWith(schema + ".")) {
      String now = out.schemaNow(schema);
      properties.put("schema", now);
      ident = now + ident.substring(schema.length());
    }
    return new CatalogObject(gone.kind(), gone.id(), ident, gone.definition(), properties);
  }
}
