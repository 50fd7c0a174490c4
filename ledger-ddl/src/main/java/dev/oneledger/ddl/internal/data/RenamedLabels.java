package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.CatalogObject;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The enums of which a migration renames labels. What is kept of their values is text, which then
 * says another label or none.
 */
record RenamedLabels(ProbedMigration probed) {

  private static final Pattern RENAMES =
      Pattern.compile("\\bRENAME\\s+VALUE\\b", Pattern.CASE_INSENSITIVE);

  /** True if such a label may stand in the column, by itself or within a value. */
  boolean concern(Column column) {
    Set<String> enums = idents();
    return !enums.isEmpty()
        && catalogs().anyMatch(catalog -> holds(catalog, column.type().replace("[]", ""), enums));
  }

  private Set<String> idents() {
    Set<String> idents = new TreeSet<>();
    probed.effects().stream()
        .filter(effect -> RENAMES.matcher(effect.statement().text()).find())
        .forEach(effect -> relabelled(effect).forEach(idents::add));
    return idents;
  }

  /** Under each name that the enum has. */
  private Stream<String> relabelled(StatementEffect effect) {
    return effect.before().objects().stream()
        .filter(object -> object.get("labels") != null)
        .filter(
            object ->
                effect
                    .after()
                    .byId(object.id())
                    .filter(now -> !Objects.equals(now.get("labels"), object.get("labels")))
                    .isPresent())
        .flatMap(object -> catalogs().flatMap(catalog -> catalog.byId(object.id()).stream()))
        .map(CatalogObject::ident);
  }

  private Stream<Catalog> catalogs() {
    return Stream.concat(
        Stream.of(probed.before()), probed.effects().stream().map(StatementEffect::after));
  }

  private static boolean holds(Catalog catalog, String type, Set<String> enums) {
    if (enums.contains(type)) {
      return true;
    }
    return catalog
        .byName("type", type)
        .filter(
            object ->
                switch (object.require("typtype")) {
                  case "d" -> holds(catalog, object.require("base").replace("[]", ""), enums);
                  case "c", "r" -> true;
                  default -> false;
                })
        .isPresent();
  }
}
