package dev.oneledger.internal.bundle;

import static dev.oneledger.FindingCode.BUNDLE_TOO_LARGE;
import static dev.oneledger.FindingCode.MANIFEST_MALFORMED;
import static dev.oneledger.internal.bundle.TamperCase.forged;
import static dev.oneledger.internal.bundle.ZipForge.MANIFEST;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Bundles that the right key signed and whose manifest is not of the form of manifests. */
final class ManifestTampering {
  private static final String NOT_YAML = "it is not YAML";
  private static final String CANONICAL = "not in canonical form";
  private static final String LAST_LINES =
      "transactional: false\n    replayable: claimed\n    reversible: claimed\n";

  private ManifestTampering() {}

  static List<TamperCase> cases() {
    return Stream.of(yaml(), fields(), values(), form(), whole()).flatMap(List::stream).toList();
  }

  private static List<TamperCase> yaml() {
    return List.of(
        replaced(
            "a field twice",
            "sql:\n",
            "release_id: rel_9\nsql:\n",
            "'release_id': it is there already"),
        replaced(
            "a checksum twice",
            "  145_health_index.sql: sha256",
            "  144_customer_health_score.sql: sha256",
            "is there already"),
        replaced("an anchor", "rel_8f12", "&a rel_8f12", CANONICAL),
        replaced("an anchor of a list", "sql:\n", "sql: &a\n", "anchors are not allowed"),
        replaced("an alias", "  - 144\n  - 145\n", "  - 144\n  - *a\n", "", 1),
        replaced("a tag", "replayable: true", "replayable: !!bool true", "tags are not allowed"),
        replaced("a tag of a class", "rel_8f12", "!!javax.script.ScriptEngineManager []", "tags"),
        replaced("a merge key", "sql:\n", "<<: {a: b}\nsql:\n", "the field '<<'"),
        replaced(
            "a second document", LAST_LINES, LAST_LINES + "---\na: b\n", "the only document", 4),
        replaced("an unclosed quote", "\"2.8.0\"", "\"2.8.0", "version: '2.8.0 release_sequence"),
        replaced("a tab", "  - 144_c", "\t- 144_c", NOT_YAML),
        replaced("a control character", "rel_8f12", "rel_\u00018f12", NOT_YAML),
        replaced(
            "deep nesting",
            "environments: []",
            "environments: " + "[".repeat(5000),
            "a text or the end of the list"));
  }

  private static List<TamperCase> fields() {
    return List.of(
        replaced("an unknown field", "sql:\n", "note: hello\nsql:\n", "the field 'note'"),
        replaced(
            "an unknown field of a migration",
            "    sha256:",
            "    note: x\n    sha256:",
            "the field 'note'"),
        replaced(
            "an unknown field at the end",
            LAST_LINES,
            LAST_LINES + "note: x\n",
            "the field 'note'",
            3),
        replaced("a missing field", "replayable: true\n", "", "expected the field 'replayable'"),
        replaced(
            "a migration of which nothing is said",
            "    replayable: claimed\n",
            "",
            "expected the field 'replayable'"),
        replaced(
            "no word on the way back",
            "    reversible: claimed\n",
            "",
            "the field 'reversible' is missing"),
        replaced(
            "fields in another order",
            "format: oneledger-bundle-1\napp: customer-success-hub\n",
            "app: customer-success-hub\nformat: oneledger-bundle-1\n",
            "fixed order"),
        replaced(
            "half a predecessor",
            "previous_bundle_digest: null",
            "previous_bundle_digest: sha256:" + "0".repeat(64),
            "both there or both null"),
        replaced(
            "environments in another order",
            "environments: []",
            "environments:\n  - staging\n  - prod",
            "ascending order",
            2),
        replaced(
            "an environment that cannot be one",
            "environments: []",
            "environments:\n  - \"-x\"",
            "'-x' cannot be one",
            2),
        replaced(
            "a version that turns the direction",
            "\"2.8.0\"",
            "\"2.8\u202e.0\"",
            "version: '2.8 .0' cannot be one"),
        replaced("a version of a later Unicode", "\"2.8.0\"", "\"2.8\ua7c0\"", "version: "),
        replaced(
            "an id with a letter beyond ASCII",
            "release_id: rel_8f12",
            "release_id: \"rel_\u00fc\"",
            "release_id: 'rel_\u00fc' cannot be one"),
        replaced(
            "an app with a quote",
            "app: customer-success-hub",
            "app: \"it's\"",
            "app: 'it's' cannot be one"),
        replaced(
            "an app with a letter that shows nothing",
            "app: customer-success-hub",
            "app: \"a\u3164\"",
            "app: "));
  }

  private static List<TamperCase> values() {
    return List.of(
        replaced("a number with a leading zero", "  - 144\n", "  - 010\n", "no leading zero"),
        replaced(
            "a number in hexadecimal",
            "release_sequence: 3",
            "release_sequence: 0x3",
            "whole number"),
        replaced(
            "a number with a fraction",
            "release_sequence: 3",
            "release_sequence: 3.0",
            "whole number"),
        replaced(
            "a number below one", "release_sequence: 3", "release_sequence: 0", "counts from 1"),
        replaced(
            "a negative number", "release_sequence: 3", "release_sequence: -3", "whole number"),
        replaced(
            "a number too large",
            "release_sequence: 3",
            "release_sequence: 99999999999",
            "at most"),
        replaced("a number for a text", "\"2.8.0\"", "2.8", "expected a text"),
        replaced(
            "a text for a number",
            "release_sequence: 3",
            "release_sequence: \"3\"",
            "whole number"),
        replaced("a text for a flag", "replayable: true", "replayable: \"true\"", "true or false"),
        replaced("yes for true", "replayable: true", "replayable: yes", CANONICAL),
        replaced(
            "an unknown assurance",
            "replayable: claimed",
            "replayable: certain",
            "Expected proven, claimed or no, found 'certain'"),
        replaced(
            "an assurance in capitals", "reversible: claimed", "reversible: PROVEN", "'PROVEN'"),
        replaced("a flag for an assurance", "reversible: claimed", "reversible: true", "a text"),
        replaced("a bare no", "replayable: claimed", "replayable: no", "expected a text"),
        replaced("a list for a map", "checksums:\n", "checksums: []\nx:\n", "expected a map"),
        replaced("a text for a list", "sql:\n", "sql: all\nx:\n", "expected a list"),
        replaced("null for a text", "app: customer-success-hub", "app: null", "expected a text"),
        replaced(
            "a digest of another algorithm",
            "lineage_digest: sha256:",
            "lineage_digest: sha512:",
            "algorithm"),
        replaced("a digest that is too short", "sha256: \"", "sha256: \"00", "digits"),
        replaced(
            "a time that is none", "2026-04-18T14:22:00Z", "2026-04-31T14:22:00Z", "2026-04-31"),
        replaced("an unknown dialect", "dialect: postgresql", "dialect: oracle", "not known"),
        replaced("a layout that cannot be one", "  - psql", "  - ../psql", "name of a layout", 1),
        replaced(
            "another rollback plan",
            "pr_notes.md#rollback",
            "http://example.org",
            "rollback_plan is"),
        replaced(
            "an id in another spelling",
            "id: \"142_customer\"",
            "id: \"142__customer\"",
            "is written"),
        replaced(
            "a file of another id",
            "file: sql/142_customer.sql",
            "file: sql/145_health_index.sql",
            "the file of this id"),
        replaced(
            "a text that is too long", "rel_8f12", "r".repeat(10_001), "at most 10000 characters"));
  }

  private static List<TamperCase> form() {
    return List.of(
        replaced("a byte order mark", "release_id:", "\ufeffrelease_id:", "byte order mark"),
        replaced("a comment", "rel_8f12\n", "rel_8f12 # good\n", CANONICAL),
        replaced("a quote that is not needed", "rel_8f12", "\"rel_8f12\"", CANONICAL),
        replaced("a single quote", "\"2.8.0\"", "'2.8.0'", CANONICAL),
        replaced("a list in one line", "layouts:\n  - psql", "layouts: [psql]", CANONICAL),
        replaced("another indentation", "  - 144\n  - 145\n", "    - 144\n    - 145\n", CANONICAL),
        replaced("a block text", "\"2.8.0\"", "|-\n  2.8.0", CANONICAL),
        replaced("a document marker", "release_id:", "---\nrelease_id:", CANONICAL),
        replaced("a directive", "release_id:", "%YAML 1.2\n---\nrelease_id:", CANONICAL),
        replaced("an empty line", "sql:\n", "\nsql:\n", CANONICAL),
        replaced("CRLF", "\n", "\r\n", ""),
        replaced("a tilde for null", "expires: null", "expires: ~", CANONICAL),
        replaced("True for true", "replayable: true", "replayable: True", ""));
  }

  private static List<TamperCase> whole() {
    return List.of(
        replaced("a newer format", "oneledger-bundle-1", "oneledger-bundle-2", "upgrade OneLedger"),
        replaced(
            "a format before the first",
            "oneledger-bundle-1",
            "oneledger-bundle-0",
            "expected format oneledger-bundle-1, found 'oneledger-bundle-0'"),
        replaced(
            "a format without a number",
            "oneledger-bundle-1",
            "oneledger-bundle-x",
            "expected format oneledger-bundle-1, found 'oneledger-bundle-x'"),
        replaced(
            "a tenth format", "oneledger-bundle-1", "oneledger-bundle-10", "upgrade OneLedger"),
        replaced("another format", "oneledger-bundle-1", "zip", "expected format"),
        edited("an empty manifest", 1, "", text -> ""),
        edited("a manifest cut off", 5, "", text -> text.substring(0, 100)),
        edited("no line feed at the end", 52, CANONICAL, String::strip),
        forged(
                "a manifest that is not UTF-8",
                MANIFEST_MALFORMED,
                MANIFEST + ":1",
                "not UTF-8",
                forge -> {
                  forge.part(MANIFEST).data[14] = (byte) 0xff;
                  forge.sum();
                })
            .unseenByRecipe(BlindSpot.MANIFEST),
        forged(
                "no manifest",
                MANIFEST_MALFORMED,
                TamperCase.ZIP,
                "has no release-bundle.yaml",
                forge -> forge.remove(MANIFEST).sum())
            .unseenByRecipe(BlindSpot.MANIFEST),
        forged(
                "a manifest of more than 16 MiB",
                BUNDLE_TOO_LARGE,
                MANIFEST,
                "at most 16777216 bytes",
                forge ->
                    forge.edit(MANIFEST, text -> "#" + "x".repeat(1 << 24) + "\n" + text).sum())
            .unseenByRecipe(BlindSpot.LIMITS));
  }

  /** Refused at the line of what is replaced. */
  private static TamperCase replaced(String name, String old, String by, String rule) {
    return replaced(name, old, by, rule, 0);
  }

  /** Refused so many lines further down. */
  private static TamperCase replaced(String name, String old, String by, String rule, int further) {
    String good = PublishedRelease.MANIFEST_TEXT;
    int at = good.indexOf(old);
    int line = 1 + (int) good.substring(0, at).chars().filter(c -> c == '\n').count();
    return edited(
        name,
        line + further,
        rule,
        text -> text.substring(0, at) + by + text.substring(at + old.length()));
  }

  private static TamperCase edited(String name, int line, String rule, UnaryOperator<String> edit) {
    return forged(
            name,
            MANIFEST_MALFORMED,
            MANIFEST + ":" + line,
            rule,
            forge -> forge.edit(MANIFEST, edit).sum())
        .unseenByRecipe(BlindSpot.MANIFEST);
  }
}
