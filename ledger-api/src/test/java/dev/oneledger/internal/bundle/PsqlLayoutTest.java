package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Bundle;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.bundle.PsqlCommandLine.Result;
import dev.oneledger.spi.BundleContents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsqlLayoutTest {
  private static final String ROWS =
      "SELECT id, text_hash, release FROM oneledger_replay ORDER BY id";

  @TempDir Path temp;
  private PsqlCommandLine psql;

  @BeforeEach
  void create() throws Exception {
    psql = new PsqlCommandLine(temp);
  }

  @AfterEach
  void drop() throws Exception {
    if (psql != null) {
      psql.drop();
    }
  }

  private static Bundle bundle(BundleContents contents) {
    return BundleWriter.bundle(contents, List.of(new PsqlLayout()));
  }

  private static Bundle ofTheBrief() {
    return bundle(
        SampleRelease.ofTheBrief().contents("144_customer_health_score", "145_health_index"));
  }

  private static Bundle single(String sql) {
    return bundle(new SampleRelease().file("1_a.sql", sql).contents("1_a"));
  }

  @Test
  void the_lineage_is_applied_and_every_migration_has_its_row() throws Exception {
    Bundle bundle = ofTheBrief();
    psql.replay(bundle);

    assertThat(psql.query("SELECT count(*) FROM customer_health_score")).isEqualTo("0");
    assertThat(psql.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'ix_chs'::regclass"))
        .isEqualTo("t");
    assertThat(psql.query(ROWS).lines())
        .containsExactlyElementsOf(
            bundle.lineage().pins().stream()
                .map(pin -> pin.id() + "|" + pin.textHash() + "|rel_8f12 r1")
                .toList());
  }

  @Test
  void a_second_replay_changes_nothing() throws Exception {
    Bundle bundle = ofTheBrief();
    psql.replay(bundle);
    String before = psql.query("SELECT *, xmin FROM oneledger_replay ORDER BY id");
    psql.replay(bundle);
    assertThat(psql.query("SELECT *, xmin FROM oneledger_replay ORDER BY id")).isEqualTo(before);
  }

  @Test
  void a_later_release_applies_only_the_rest() throws Exception {
    psql.replay(
        bundle(new SampleRelease().file("1_a.sql", "CREATE TABLE a (n int);").contents("1_a")));
    SampleRelease both =
        new SampleRelease()
            .file("1_a.sql", "CREATE TABLE a (n int);")
            .file("2_b.sql", "CREATE TABLE b (n int)");
    psql.replay(
        bundle(
            both.contents(new ReleaseName("customer-success-hub", "rel_9", "2.9.0", 4, 2), "2_b")));
    assertThat(psql.query("SELECT id, release FROM oneledger_replay ORDER BY id"))
        .isEqualTo("1_a|rel_8f12 r1\n2_b|rel_9 r2");
  }

  @Test
  void a_failing_migration_leaves_nothing_and_those_before_it_stay() throws Exception {
    Bundle bundle =
        bundle(
            new SampleRelease()
                .file("1_a.sql", "CREATE TABLE a (n int);")
                .file("2_b.sql", "BEGIN;\nCREATE TABLE b (n int);\nSELECT 1 / 0;\nCOMMIT;\n")
                .file("3_c.sql", "CREATE TABLE c (n int);")
                .contents("3_c"));
    Result result = psql.file(bundle, "apply.sql", "-v", "environment=staging");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("migrations/2_b.sql:3: ERROR:  division by zero");
    assertThat(result.out()).doesNotContain("oneledger-receipt-1");
    assertThat(psql.query("SELECT id FROM oneledger_replay")).isEqualTo("1_a");
    assertThat(psql.query("SELECT to_regclass('b') IS NULL AND to_regclass('c') IS NULL"))
        .isEqualTo("t");
  }

  @Test
  void another_text_under_the_same_id_stops_before_anything_runs_with_both_hashes()
      throws Exception {
    Bundle first = single("CREATE TABLE a (n int);");
    psql.replay(first);
    Bundle edited =
        bundle(
            new SampleRelease()
                .file("0_early.sql", "CREATE TABLE early (n int);")
                .file("1_a.sql", "CREATE TABLE a (n bigint);")
                .contents("1_a"));
    Result result = psql.file(edited, "apply.sql");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "  1_a\n    expected: " + edited.lineage().pins().get(1).textHash(),
            "    actual:   " + first.lineage().pins().get(0).textHash());
    assertThat(psql.query("SELECT to_regclass('early') IS NULL")).isEqualTo("t");
  }

  @Test
  void a_migration_the_release_does_not_contain_stops_the_replay() throws Exception {
    psql.replay(
        bundle(
            new SampleRelease()
                .file("1_a.sql", "SELECT 1")
                .file("2_b.sql", "SELECT 2")
                .contents("2_b")));
    Result result = psql.file(single("SELECT 1"), "apply.sql");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("migrations that the release does not contain: 2_b (release rel_8f12 r1)");
  }

  @Test
  void a_renumbered_spelling_of_a_revision_is_the_same_migration() throws Exception {
    psql.replay(
        bundle(new SampleRelease().file("0001_a.sql", "CREATE TABLE a (n int);").contents("1_a")));
    psql.replay(
        bundle(new SampleRelease().file("1_a.sql", "CREATE TABLE a (n int);").contents("1_a")));
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("1");
  }

  @Test
  void a_repeatable_migration_runs_again_with_a_new_text() throws Exception {
    psql.replay(
        bundle(
            new SampleRelease()
                .file("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 1 AS n")
                .contents("R__v")));
    Bundle changed =
        bundle(
            new SampleRelease()
                .file("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT 2 AS n")
                .contents("R__v"));
    psql.replay(changed);
    assertThat(psql.query("SELECT n FROM v")).isEqualTo("2");
    assertThat(psql.query("SELECT text_hash FROM oneledger_replay"))
        .isEqualTo(changed.lineage().pins().get(0).textHash().toString());
  }

  private static Bundle release(
      int sequence, int revision, SampleRelease files, String... attached) {
    String id = "rel_" + sequence;
    return bundle(
        files.contents(new ReleaseName("hub", id, "1." + sequence, sequence, revision), attached));
  }

  private static SampleRelease view(int n) {
    return new SampleRelease()
        .file("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT %d AS n;".formatted(n))
        .file("R__v.rollback.sql", "DROP VIEW v;");
  }

  @ParameterizedTest
  @CsvSource({"2, 1, rel_2 r1", "1, 2, rel_1 r2"})
  void an_older_release_does_not_put_an_older_repeatable_text_back(
      int sequence, int revision, String later) throws Exception {
    Bundle old = release(1, 1, view(1), "R__v");
    psql.replay(old);
    psql.replay(release(sequence, revision, view(2), "R__v"));
    Result result = psql.file(old, "apply.sql");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "A later release than rel_1 r1 was replayed here: R__v (release " + later + ")",
            "Replay the later release");
    assertThat(psql.query("SELECT n FROM v")).isEqualTo("2");
  }

  @Test
  void an_older_rollback_does_not_take_what_a_later_release_brought() throws Exception {
    Bundle old = release(1, 1, view(1), "R__v");
    psql.replay(old);
    psql.replay(release(2, 1, view(2), "R__v"));
    psql.replay(release(3, 1, view(1), "R__v"));
    Result result = psql.file(old, "rollback.sql");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("R__v (release rel_3 r1)", "Roll the later release back first");
    assertThat(psql.query("SELECT n FROM v")).isEqualTo("1");
  }

  @Test
  void releases_that_came_together_go_back_one_after_the_other() throws Exception {
    Bundle old = release(1, 1, view(1), "R__v");
    Bundle later =
        release(
            2,
            1,
            view(1)
                .file("2_b.sql", "CREATE TABLE b (n int);")
                .file("2_b.rollback.sql", "DROP TABLE b;"),
            "2_b");
    psql.replay(later);
    assertThat(psql.file(later, "rollback.sql").exit()).isZero();
    psql.replay(old);
    Result result = psql.file(old, "rollback.sql");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(psql.query("SELECT to_regclass('v') IS NULL AND to_regclass('b') IS NULL"))
        .isEqualTo("t");
  }

  /** Each of these psql would change or trip over if it read the text as it is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE r AS SELECT (ARRAY[10,20,30])[1:n] AS a FROM (SELECT 2 AS n) AS s",
        "CREATE TABLE r AS SELECT (ARRAY[10,20,30])[:n] AS a FROM (SELECT 2 AS n) AS s",
        "CREATE TABLE r AS SELECT ARRAY[10,20]::int[] AS a -- :n :'n'",
        "CREATE FUNCTION f(n int) RETURNS int[] LANGUAGE sql BEGIN ATOMIC SELECT (ARRAY[10,20,30])[1:n]; END; CREATE TABLE r AS SELECT f(2) AS a",
        "CREATE TABLE r (a int[]);\nCOPY r FROM stdin;\n{10,20}\n\\.\n",
        "CREATE TABLE t (s text);\nCOPY t FROM stdin;\nO'Brien :n \\\\endif\n\\N\n\\.\nCREATE TABLE r AS SELECT ARRAY[10,20] AS a FROM t LIMIT 1;",
        "CREATE TABLE r AS SELECT ARRAY[10,20] AS a;\n-- no line end :n",
        "CREATE TABLE r AS SELECT ARRAY[10,20] AS a, ':n' AS s, $$:n$$ AS d /* :n */"
      })
  void texts_reach_the_server_as_they_are_whatever_variables_are_set(String sql) throws Exception {
    Bundle bundle = single(sql);
    Result result = psql.file(bundle, "apply.sql", "-v", "n=1", "-v", "environment=n");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(psql.query("SELECT a FROM r")).isEqualTo("{10,20}");
    psql.replay(bundle);
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("1");
  }

  @Test
  void what_a_migration_sets_in_the_session_does_not_reach_the_next() throws Exception {
    psql.replay(
        bundle(
            new SampleRelease()
                .file(
                    "1_a.sql",
                    "CREATE SCHEMA other; SET search_path = other; SET client_encoding = 'LATIN1';")
                .file("2_b.sql", "CREATE TABLE b AS SELECT 'gr\u00fcn'::text AS word;")
                .contents("2_b")));
    assertThat(psql.query("SELECT length(word) FROM public.b")).isEqualTo("4");
    assertThat(psql.query("SELECT count(*) FROM public.oneledger_replay")).isEqualTo("2");
  }

  @Test
  void a_psql_command_in_a_text_is_refused_with_its_line() {
    assertThatThrownBy(() -> single("SELECT 1;\n\\connect other\n"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("sql/1_a.sql", "line 2", "\\connect other");
  }

  @Test
  void transaction_control_inside_a_text_is_refused_with_its_line() {
    assertThatThrownBy(() -> single("SELECT 1;\nCOMMIT;\nSELECT 2;\n"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("sql/1_a.sql", "line 2", "COMMIT");
  }

  @Test
  void an_atomic_rollback_that_asks_for_no_transaction_is_refused_with_file_and_line() {
    SampleRelease files =
        new SampleRelease()
            .file("1_a.sql", "SELECT 1")
            .file("1_a.rollback.sql", "-- ledger: no-transaction\nBEGIN;\nSELECT 2;\nCOMMIT;\n");
    assertThatThrownBy(() -> bundle(files.contents("1_a")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("1_a.rollback.sql", "Transaction control on line 2: BEGIN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SET ROLE %s;",
        "SET LOCAL ROLE %s;",
        "-- ledger: no-transaction\nSET ROLE %s;",
        "SET SESSION AUTHORIZATION %s;",
        "SET SESSION AUTHORIZATION %1$s; SET ROLE %1$s;"
      })
  void a_role_that_a_text_takes_ends_with_the_text(String take) throws Exception {
    String role = "oneledger_role_" + UUID.randomUUID().toString().replace("-", "");
    String text = take.formatted(role);
    psql.query("CREATE ROLE " + role);
    try {
      Bundle bundle =
          bundle(
              new SampleRelease()
                  .file("1_a.sql", text)
                  .file("1_a.rollback.sql", text)
                  .file("2_b.sql", "CREATE TABLE b AS SELECT current_user::text AS who;")
                  .file("2_b.rollback.sql", text)
                  .contents("1_a", "2_b"));
      psql.replay(bundle);
      assertThat(psql.query("SELECT who = current_user FROM b")).isEqualTo("t");
      assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("2");
      Result result = psql.file(bundle, "rollback.sql");
      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("0");
    } finally {
      psql.query("DROP ROLE " + role);
    }
  }

  @Test
  void a_receipt_is_printed_when_the_environment_is_named() throws Exception {
    Bundle bundle = ofTheBrief();
    Result result = psql.file(bundle, "apply.sql", "-v", "environment=staging eu");
    assertThat(result.exit()).as(result.err()).isZero();

    Receipt receipt = Receipt.parse(result.out().substring(result.out().indexOf("format: ")));
    assertThat(receipt.release()).isEqualTo(SampleRelease.NAME);
    assertThat(receipt.environment()).isEqualTo("staging eu");
    assertThat(receipt.lineage()).isEqualTo(bundle.lineage().digest());
    assertThat(receipt.applied())
        .containsExactlyElementsOf(
            bundle.lineage().pins().stream()
                .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
                .toList());
    assertThat(receipt.tool()).startsWith("psql ");
    assertThat(result.out()).endsWith(receipt.toText());
    assertThat(psql.file(bundle, "apply.sql").out()).doesNotContain("oneledger-receipt-1");
  }

  @Test
  void names_of_any_kind_survive_the_way_into_the_receipt() throws Exception {
    ReleaseName odd = new ReleaseName("app", "rel'\\n:x\"$oneledger$", "2 \u00fc\n\\q", 1, 1);
    BundleContents contents = new SampleRelease().file("1_a.sql", "SELECT 1").contents(odd, "1_a");
    SortedMap<String, Supplier<byte[]>> files = new TreeMap<>();
    new PsqlLayout()
        .files(contents)
        .forEach(
            (path, text) ->
                files.put("apply/psql/" + path, () -> text.get().getBytes(StandardCharsets.UTF_8)));
    Bundle bundle =
        new FileBundle(
            ManifestData.of(contents, List.of("psql")),
            RenderedFiles.withSums(files, event -> {}),
            Hash.sha256(""),
            null);
    Result result = psql.file(bundle, "apply.sql", "-v", "environment=staging", "-v", "x=1");
    assertThat(result.exit()).as(result.err()).isZero();
    Receipt receipt = Receipt.parse(result.out().substring(result.out().indexOf("format: ")));
    assertThat(receipt.release()).isEqualTo(odd);
    assertThat(psql.query("SELECT release FROM oneledger_replay")).isEqualTo(odd.id() + " r1");
  }

  @Test
  void two_replays_at_once_do_not_mix() throws Exception {
    Bundle bundle = single("SELECT pg_advisory_lock(1), pg_sleep(3); CREATE TABLE a (n int);");
    Result[] slow = new Result[1];
    Thread first =
        new Thread(
            () -> {
              try {
                slow[0] = psql.file(bundle, "apply.sql");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    first.start();
    while (psql.query(
            "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objid = 1")
        .equals("0")) {
      Thread.sleep(20);
    }
    Result second = psql.file(bundle, "apply.sql");
    first.join();

    assertThat(second.exit()).isEqualTo(3);
    assertThat(second.err()).contains("Another replay of this application is running");
    assertThat(slow[0].exit()).as(slow[0].err()).isZero();
  }

  @Test
  void a_rollback_takes_back_what_is_attached_latest_first_and_apply_brings_it_back()
      throws Exception {
    Bundle bundle = ofTheBrief();
    psql.replay(bundle);
    Result result = psql.file(bundle, "rollback.sql");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo("145_health_index: rolling back\n144_customer_health_score: rolling back\n");
    assertThat(psql.query("SELECT id FROM oneledger_replay")).isEqualTo("142_customer");
    assertThat(psql.query("SELECT to_regclass('customer_health_score') IS NULL")).isEqualTo("t");
    assertThat(psql.file(bundle, "rollback.sql").exit()).isZero();
    psql.replay(bundle);
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("3");
  }

  @Test
  void a_rollback_of_a_migration_without_one_stops_before_anything_runs() throws Exception {
    Bundle bundle =
        bundle(
            new SampleRelease()
                .file("1_a.sql", "CREATE TABLE a (n int);")
                .file("2_b.sql", "CREATE TABLE b (n int);")
                .file("2_b.rollback.sql", "DROP TABLE b;")
                .contents("1_a", "2_b"));
    psql.replay(bundle);
    Result result = psql.file(bundle, "rollback.sql");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("Nothing was rolled back: no rollback for 1_a.");
    assertThat(psql.query("SELECT to_regclass('b') IS NOT NULL")).isEqualTo("t");
  }

  @Test
  void a_rollback_under_a_later_release_is_refused_and_names_what_must_go_first() throws Exception {
    SampleRelease early =
        new SampleRelease()
            .file("1_a.sql", "CREATE TABLE a (n int);")
            .file("1_a.rollback.sql", "DROP TABLE a;");
    Bundle first = bundle(early.contents("1_a"));
    psql.replay(first);
    psql.replay(bundle(early.file("2_b.sql", "SELECT 2").contents("2_b")));
    Result result = psql.file(first, "rollback.sql");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("2_b (release rel_8f12 r1)", "Roll them back first");
  }

  @Test
  void a_rollback_of_nothing_is_refused() throws Exception {
    assertThat(psql.file(ofTheBrief(), "rollback.sql").err())
        .contains("schema public has no table oneledger_replay");
  }

  @Test
  void sql_of_another_product_has_no_psql_layout() {
    BundleContents contents = SampleRelease.ofTheBrief().contents("144_customer_health_score");
    BundleContents mariadb =
        new BundleContents(
            contents.release(),
            contents.generated(),
            List.of(MigrationId.parse("144_customer_health_score")),
            contents.migrations(),
            contents.lineage(),
            null,
            ReleaseConditions.NONE,
            SqlDialect.MARIADB);
    assertThat(bundle(mariadb).paths()).noneMatch(path -> path.startsWith("apply/"));
  }
}
