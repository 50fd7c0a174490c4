package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.MANIFEST_CONTRADICTS;
import static dev.oneledger.internal.bundle.TamperCase.forged;
import static dev.oneledger.internal.bundle.ZipForge.MANIFEST;

import java.util.List;
import java.util.function.Consumer;

/** Bundles that the right key signed and whose manifest is well formed and wrong. */
final class ContradictionTampering {
  private static final String SQL = "sql/144_customer_health_score.sql";
  private static final String ROLLBACK = "rollback/144_customer_health_score.rollback.sql";

  private ContradictionTampering() {}

  static List<TamperCase> cases() {
    return List.of(
        manifest("another order", ":10", "apply_order", "  - 144\n  - 145\n", "  - 145\n  - 144\n"),
        manifest("another migration in the order", ":11", "apply_order", "  - 145\n", "  - 146\n"),
        manifest("the order too short", ":10", "apply_order", "  - 145\n", ""),
        manifest(
            "attached in another order",
            ":5",
            "behind the one before it",
            "  - 144_customer_health_score.sql\n  - 145_health_index.sql\n",
            "  - 145_health_index.sql\n  - 144_customer_health_score.sql\n"),
        manifest(
            "attached and not in the lineage",
            ":5",
            "not in the lineage",
            "  - 145_health_index.sql\n",
            "  - 146_more.sql\n"),
        manifest(
            "another checksum",
            ":8",
            "checksums",
            "  145_health_index.sql: sha256:",
            "  145_health_index.sql: sha256:0"),
        manifest(
            "another lineage digest",
            ":27",
            "lineage_digest is not the lineage's",
            "lineage_digest: sha256:",
            "lineage_digest: sha256:0"),
        manifest(
            "more required than there is",
            ":24",
            "requires wants 9 versioned migrations",
            "requires: null",
            "requires:\n  release_id: rel_1\n  migrations: 9\n  lineage_digest: sha256:"
                + "0".repeat(64)),
        manifest(
            "another beginning required",
            ":24",
            "does not begin with such",
            "requires: null",
            "requires:\n  release_id: rel_1\n  migrations: 1\n  lineage_digest: sha256:"
                + "0".repeat(64)),
        manifest(
            "replayable although a migration is not",
            ":12",
            "expected false, found true",
            "    transactional: false\n    replayable: claimed",
            "    transactional: false\n    replayable: \"no\""),
        manifest(
            "not replayable although every migration is",
            ":12",
            "expected true, found false",
            "replayable: true",
            "replayable: false"),
        files(
            "a text edited, its sum too, the manifest not",
            SQL,
            "not the pinned text",
            z -> z.edit(SQL, text -> text + "DROP TABLE customer;\n")),
        files(
            "a rollback text edited, its sum too, the manifest not",
            ROLLBACK,
            "not the pinned text",
            z -> z.edit(ROLLBACK, text -> text + "DROP TABLE customer;\n")),
        files("a text missing", SQL, "it is not there", z -> z.remove(SQL)),
        files("a rollback text missing", ROLLBACK, "it is not there", z -> z.remove(ROLLBACK)),
        files(
            "a text too many",
            "sql/146_more.sql",
            "knows no such file",
            z -> z.add("sql/146_more.sql", "DROP TABLE customer;\n")),
        files(
            "a rollback text too many",
            "rollback/146_more.rollback.sql",
            "knows no such file",
            z -> z.add("rollback/146_more.rollback.sql", "DROP TABLE customer;\n")),
        files(
            "a layout too many",
            "apply/flyway/V1__x.sql",
            "not among the manifest's",
            z -> z.add("apply/flyway/V1__x.sql", "DROP TABLE customer;\n")),
        files(
            "a layout without files",
            "apply/psql/",
            "has no files",
            z -> z.parts.removeIf(part -> part.path().startsWith("apply/"))),
        files("no notes", "pr_notes.md", "it is not there", z -> z.remove("pr_notes.md")),
        files("no VERIFY.md", "VERIFY.md", "it is not there", z -> z.remove("VERIFY.md")));
  }

  private static TamperCase manifest(String name, String line, String rule, String old, String by) {
    return forged(
            name,
            MANIFEST_CONTRADICTS,
            MANIFEST + line,
            rule,
            forge -> forge.edit(MANIFEST, text -> exchanged(text, old, by)).sum())
        .unseenByRecipe(BlindSpot.MANIFEST);
  }

  /** Where a digit is put before a digest, its last one goes. */
  private static String exchanged(String text, String old, String by) {
    int at = text.indexOf(old);
    int rest = at + old.length();
    String begun = text.substring(0, at) + by;
    if (!by.endsWith("sha256:0")) {
      return begun + text.substring(rest);
    }
    int end = text.indexOf('\n', rest);
    return begun + text.substring(rest, end - 1) + text.substring(end);
  }

  private static TamperCase files(
      String name, String place, String rule, Consumer<ZipForge> forging) {
    return forged(name, MANIFEST_CONTRADICTS, place, rule, forging.andThen(ZipForge::sum))
        .unseenByRecipe(BlindSpot.MANIFEST);
  }
}
