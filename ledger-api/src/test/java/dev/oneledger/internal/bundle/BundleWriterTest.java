package dev.oneledger.internal.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.oneledger.Assurance;
import dev.oneledger.Assurances;
import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.BundleContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundleWriterTest {

  private static Bundle bundle(BundleContents contents) {
    return BundleWriter.bundle(contents, List.of(new PsqlLayout()));
  }

  private static Bundle ofTheBrief() {
    return bundle(
        SampleRelease.ofTheBrief().contents("144_customer_health_score", "145_health_index"));
  }

  private static String file(Bundle bundle, String path) {
    return new String(bundle.content(path), UTF_8);
  }

  private static JsonNode manifest(Bundle bundle) throws Exception {
    return new YAMLMapper().readTree(bundle.content("release-bundle.yaml"));
  }

  @Test
  void the_manifest_has_the_fields_of_the_brief_and_ours_in_fixed_order() {
    Bundle bundle = ofTheBrief();
    List<Lineage.Pin> pins = bundle.lineage().pins();
    assertThat(file(bundle, "release-bundle.yaml"))
        .isEqualTo(
            """
            release_id: rel_8f12
            generated: 2026-04-18T14:22:00Z
            sql:
              - 144_customer_health_score.sql
              - 145_health_index.sql
            checksums:
              144_customer_health_score.sql: %2$s
              145_health_index.sql: %3$s
            apply_order:
              - 144
              - 145
            replayable: true
            rollback_plan: pr_notes.md#rollback
            format: oneledger-bundle-1
            app: customer-success-hub
            version: "2.8.0"
            release_sequence: 3
            release_revision: 1
            dialect: postgresql
            previous_lineage_digest: null
            previous_bundle_digest: null
            expires: null
            environments: []
            requires: null
            layouts:
              - psql
            lineage_digest: %1$s
            lineage:
              - id: "142_customer"
                file: sql/142_customer.sql
                sha256: "%4$s"
                rollback: rollback/142_customer.rollback.sql
                rollback_sha256: "%5$s"
                transactional: true
                replayable: claimed
                reversible: claimed
              - id: "144_customer_health_score"
                file: sql/144_customer_health_score.sql
                sha256: "%6$s"
                rollback: rollback/144_customer_health_score.rollback.sql
                rollback_sha256: "%7$s"
                transactional: true
                replayable: claimed
                reversible: claimed
              - id: "145_health_index"
                file: sql/145_health_index.sql
                sha256: "%8$s"
                rollback: rollback/145_health_index.rollback.sql
                rollback_sha256: "%9$s"
                transactional: false
                replayable: claimed
                reversible: claimed
            """
                .formatted(
                    bundle.lineage().digest(),
                    pins.get(1).textHash(),
                    pins.get(2).textHash(),
                    pins.get(0).textHash().hex(),
                    pins.get(0).rollbackHash().hex(),
                    pins.get(1).textHash().hex(),
                    pins.get(1).rollbackHash().hex(),
                    pins.get(2).textHash().hex(),
                    pins.get(2).rollbackHash().hex()));
  }

  @Test
  void the_whole_lineage_is_there_in_canonical_text() {
    assertThat(ofTheBrief().paths())
        .containsExactly(
            "SHA256SUMS",
            "VERIFY.md",
            "apply/psql/apply.sql",
            "apply/psql/checks/after.sql",
            "apply/psql/checks/before.sql",
            "apply/psql/checks/indexes.sql",
            "apply/psql/migrations/142_customer.sql",
            "apply/psql/migrations/144_customer_health_score.sql",
            "apply/psql/migrations/145_health_index.sql",
            "apply/psql/rollback.sql",
            "apply/psql/rollbacks/144_customer_health_score.rollback.sql",
            "apply/psql/rollbacks/145_health_index.rollback.sql",
            "pr_notes.md",
            "release-bundle.yaml",
            "rollback/142_customer.rollback.sql",
            "rollback/144_customer_health_score.rollback.sql",
            "rollback/145_health_index.rollback.sql",
            "sql/142_customer.sql",
            "sql/144_customer_health_score.sql",
            "sql/145_health_index.sql");
    assertThat(
            file(
                bundle(new SampleRelease().file("1_a.sql", "\uFEFFselect 1;\r\n").contents("1_a")),
                "sql/1_a.sql"))
        .isEqualTo("select 1;\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CREATE TABLE IF NOT EXISTS a (n int); | true",
        "BEGIN; CREATE TABLE IF NOT EXISTS a (n int); COMMIT; | true",
        "CREATE TABLE a (n int); | false",
        "CREATE TABLE IF NOT EXISTS a (n int); UPDATE a SET n = n + 1; | false"
      })
  void replayable_is_written_only_where_every_attached_statement_is_guarded(
      String sql, boolean expected) throws Exception {
    Bundle bundle =
        bundle(
            new SampleRelease()
                .file("1_before.sql", "CREATE TABLE before (n int);")
                .file("2_a.sql", sql)
                .contents("2_a"));
    assertThat(manifest(bundle).get("replayable").booleanValue()).isEqualTo(expected);
  }

  @Test
  void what_is_known_of_a_migration_stands_over_what_its_words_say() throws Exception {
    BundleContents words =
        new SampleRelease()
            .file("1_a.sql", "CREATE TABLE a (n int);")
            .file("2_b.sql", "CREATE TABLE IF NOT EXISTS b (n int);")
            .file("2_b.rollback.sql", "DROP TABLE IF EXISTS b;")
            .contents("1_a", "2_b");
    assertThat(said(bundle(words))).containsExactly("no no", "claimed claimed");
    assertThat(manifest(bundle(words)).get("replayable").booleanValue()).isFalse();

    Bundle proven = bundle(knowing(words, Assurance.PROVEN, Assurance.PROVEN));
    assertThat(said(proven)).containsExactly("proven no", "proven proven");
    assertThat(manifest(proven).get("replayable").booleanValue()).isTrue();
    assertThat(proven.assurances())
        .containsEntry(
            MigrationId.parse("2_b"), new Assurances(Assurance.PROVEN, Assurance.PROVEN));

    Bundle disproven = bundle(knowing(words, Assurance.NO, Assurance.NO));
    assertThat(said(disproven)).containsExactly("no no", "no no");
    assertThat(manifest(disproven).get("replayable").booleanValue()).isFalse();
  }

  private static BundleContents knowing(
      BundleContents words, Assurance replayable, Assurance reversible) {
    return new BundleContents(
        words.release(),
        words.generated(),
        words.attached(),
        words.migrations(),
        words.lineage(),
        words.previous(),
        words.conditions(),
        words.dialect(),
        words.lineage().pins().stream()
            .collect(
                Collectors.toMap(
                    Lineage.Pin::id,
                    pin ->
                        new Assurances(
                            replayable, pin.rollbackHash() == null ? Assurance.NO : reversible))));
  }

  private static List<String> said(Bundle bundle) throws Exception {
    List<String> said = new ArrayList<>();
    manifest(bundle)
        .get("lineage")
        .forEach(
            pin -> said.add(pin.get("replayable").asText() + " " + pin.get("reversible").asText()));
    return said;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "null",
        "1e3",
        "010",
        "1_000",
        "12:30:45",
        "2.8",
        "a: b",
        "- x",
        "\u00fc\u2028\n",
        "~",
        "#1",
        "2026-04-18"
      })
  void texts_of_any_kind_come_out_of_the_manifest_as_they_went_in(String odd) throws Exception {
    ReleaseName name = new ReleaseName("app", odd, odd, 1, 1);
    BundleContents contents = new SampleRelease().file("1_a.sql", "select 1").contents(name, "1_a");
    JsonNode manifest =
        new YAMLMapper().readTree(Manifest.text(ManifestData.of(contents, List.of())));
    assertThat(manifest.get("release_id").isTextual()).isTrue();
    assertThat(manifest.get("release_id").textValue()).isEqualTo(odd);
    assertThat(manifest.get("version").textValue()).isEqualTo(odd);
  }

  @Test
  void revisions_that_are_no_plain_number_are_texts_in_the_order() throws Exception {
    JsonNode order =
        manifest(
                bundle(
                    new SampleRelease()
                        .file("1_10_a.sql", "select 1")
                        .file("20241025112826_b.sql", "select 1")
                        .file("20241025112826123_c.sql", "select 1")
                        .file("R__d.sql", "select 1")
                        .contents("1_10_a", "20241025112826_b", "20241025112826123_c", "R__d")))
            .get("apply_order");
    assertThat(order.toString())
        .isEqualTo("[\"1_10\",20241025112826,\"20241025112826123\",\"R__d\"]");
  }

  @Test
  void the_notes_list_rollbacks_latest_first_and_say_where_there_is_none() {
    Bundle bundle =
        bundle(
            new SampleRelease()
                .file("1_a.sql", "-- 1_a.sql\n-- Adds *a*.\nselect 1")
                .file("1_a.rollback.sql", "select 2")
                .file("2_b.sql", "select 1")
                .contents("1_a", "2_b"));
    assertThat(file(bundle, "pr_notes.md"))
        .contains("- `1_a.sql`: Adds \\*a\\*.  \n", "\n## Rollback\n")
        .containsSubsequence(
            "1. `2_b` **has no rollback**", "2. `rollback/1_a.rollback.sql`", "refuses as long as");
  }

  @Test
  void the_notes_count_in_singular_and_plural() {
    SampleRelease one = new SampleRelease().file("1_a.sql", "select 1");
    assertThat(file(bundle(one.contents("1_a")), "pr_notes.md"))
        .contains("It builds on a lineage of 1 migration; 1 is attached to it.\n");
    assertThat(file(bundle(one.file("2_b.sql", "select 2").contents("1_a", "2_b")), "pr_notes.md"))
        .contains("It builds on a lineage of 2 migrations; 2 are attached to it.\n");
  }

  @Test
  void texts_other_than_the_pinned_ones_are_refused() {
    BundleContents good = SampleRelease.ofTheBrief().contents("142_customer");
    BundleContents edited =
        new BundleContents(
            good.release(),
            good.generated(),
            good.attached(),
            new SampleRelease()
                .file("142_customer.sql", "edited")
                .contents("142_customer")
                .migrations(),
            good.lineage(),
            null,
            good.conditions(),
            good.dialect());
    assertThatThrownBy(() -> bundle(edited))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("not the ones it pins", Hash.sha256("edited").toString());
  }

  @Test
  void what_is_attached_must_be_in_the_lineage() {
    assertThatThrownBy(() -> bundle(SampleRelease.ofTheBrief().contents("150_x")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Migration 150_x is attached");
  }

  @Test
  void names_that_differ_only_in_case_are_refused() {
    assertThatThrownBy(
            () ->
                bundle(
                    new SampleRelease()
                        .file("R__a.sql", "x")
                        .file("R__A.sql", "x")
                        .contents("R__a")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("differ only in case", "R__a.sql", "R__A.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/a", "a/", "a//b", "../a", "a/../b", "./a", "a\\b", "C:a", "a b", "a\n", "a.",
        "\u202ea"
      })
  void unsafe_paths_are_refused(String path) {
    assertThatThrownBy(() -> BundlePaths.check(List.of(path)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot be in a bundle");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "rel 1 | 1.0 | release id 'rel 1' cannot be one",
        "\u00fc1 | 1.0 | release id",
        "rel_1 | 1\u202e0 | version '1 0' cannot be one",
        "rel_1 | 1\ua7c0 | version",
        "rel_1 | -1 | version '-1' cannot be one"
      })
  void a_release_that_no_reader_would_take_is_not_written(String id, String version, String rule) {
    ReleaseName name = new ReleaseName("app", id, version, 1, 1);
    BundleContents contents = new SampleRelease().file("1_a.sql", "select 1").contents(name, "1_a");
    assertThatThrownBy(() -> bundle(contents))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("cannot be written as a bundle", rule);
  }

  @Test
  void a_manifest_of_many_attached_migrations_is_written_in_linear_time() {
    List<Lineage.Pin> pins =
        IntStream.range(0, 60_000)
            .mapToObj(i -> new Lineage.Pin(MigrationId.repeatable("m" + i), Hash.sha256("x"), null))
            .toList();
    ManifestData data =
        new ManifestData(
            SampleRelease.NAME,
            SampleRelease.CUT_AT,
            pins.stream().map(Lineage.Pin::id).toList(),
            null,
            ReleaseConditions.NONE,
            SqlDialect.POSTGRESQL,
            List.of(),
            new Lineage(pins),
            Set.of(),
            pins.stream()
                .collect(
                    Collectors.toMap(
                        Lineage.Pin::id, pin -> new Assurances(Assurance.PROVEN, Assurance.NO))));
    String text = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Manifest.text(data));
    assertThat(text).contains("  R__m59999.sql: sha256:");
  }

  @Test
  void a_path_has_at_most_sixteen_parts() {
    String sixteen = "apply/" + "a/".repeat(14) + "x";
    BundlePaths.check(List.of(sixteen));
    assertThatThrownBy(() -> BundlePaths.check(List.of("a/" + sixteen)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("17 parts, expected at most 16");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a/x | A/y | 'a/' and 'A/y' differ only in case",
        "a/b/x | a/B | 'a/b/' and 'a/B' differ only in case",
        "a/b | a/b/x | 'a/b' is a file and the folder of 'a/b/x'",
        "a/b/x | a/b | 'a/b/' is a folder and a file",
        "a/b | a/B | 'a/b' and 'a/B' differ only in case"
      })
  void two_paths_that_some_file_system_takes_for_one_are_refused(
      String first, String second, String rule) {
    BundlePaths known = new BundlePaths();
    assertThat(known.add(first)).isEmpty();
    assertThat(known.add(second)).hasValue(rule.strip());
  }

  @Test
  void safe_paths_are_taken() {
    BundlePaths.check(List.of("sql/144_\u00fc.x-y.sql", "a/..b"));
    assertThat(MigrationId.parse("144_\u00fc.x-y").toString()).isEqualTo("144_\u00fc.x-y");
  }

  @Test
  void a_file_is_handed_out_in_an_array_of_its_own() {
    Bundle bundle = ofTheBrief();
    byte[] first = bundle.content("sql/142_customer.sql");
    java.util.Arrays.fill(first, (byte) 9);
    assertThat(bundle.content("sql/142_customer.sql")).startsWith("CREATE".getBytes(UTF_8));
    assertThatThrownBy(() -> bundle.content("sql/1_no.sql"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no file 'sql/1_no.sql'");
  }
}
