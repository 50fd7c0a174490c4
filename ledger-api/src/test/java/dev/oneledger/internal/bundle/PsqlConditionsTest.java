package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import dev.oneledger.Lineage;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.internal.bundle.PsqlCommandLine.Result;
import dev.oneledger.spi.BundleContents;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A release's conditions hold for whoever replays it by psql, without us. */
class PsqlConditionsTest {
  private static final SampleRelease TABLE =
      new SampleRelease()
          .file("1_a.sql", "CREATE TABLE a (n int);")
          .file("1_a.rollback.sql", "DROP TABLE a;");

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

  private static Bundle bundle(
      int sequence, SampleRelease files, ReleaseConditions conditions, String attached) {
    BundleContents plain =
        files.contents(
            new ReleaseName("hub", "rel_" + sequence, "1." + sequence, sequence, 1), attached);
    return BundleWriter.bundle(
        new BundleContents(
            plain.release(),
            plain.generated(),
            plain.attached(),
            plain.migrations(),
            plain.lineage(),
            null,
            conditions,
            plain.dialect()),
        List.of(new PsqlLayout()));
  }

  private static Bundle expiring(Instant moment) {
    return bundle(
        1, TABLE, new ReleaseConditions(moment, Collections.emptySortedSet(), null), "1_a");
  }

  private static Bundle forTwo() {
    return bundle(
        1, TABLE, ReleaseConditions.NONE.onlyFor(List.of("staging", "Prüfung 1/2")), "1_a");
  }

  private void assertNothingWasDone() throws Exception {
    assertThat(
            psql.query(
                "SELECT to_regclass('a') IS NULL AND to_regclass('oneledger_replay') IS NULL"))
        .isEqualTo("t");
  }

  @Test
  void an_expired_release_is_refused_with_both_times() throws Exception {
    Result result = psql.file(expiring(Instant.parse("2020-01-02T03:04:05Z")), "apply.sql");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains(
            "Release rel_1 r1 has expired: it was for replays before 2020-01-02T03:04:05Z, and here it is 2",
            "Cut it again with a later expiry");
    assertNothingWasDone();
  }

  @Test
  void a_release_that_has_not_expired_is_replayed_and_one_that_has_may_be_taken_back()
      throws Exception {
    psql.replay(expiring(Instant.now().plusSeconds(3600)));
    assertThat(psql.file(expiring(Instant.EPOCH), "rollback.sql").exit()).isZero();
    assertThat(psql.query("SELECT to_regclass('a') IS NULL")).isEqualTo("t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "Prüfung 1/2"})
  void the_environments_it_is_for_get_it(String environment) throws Exception {
    Result result = psql.file(forTwo(), "apply.sql", "-v", "environment=" + environment);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(psql.query("SELECT id FROM oneledger_replay")).isEqualTo("1_a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod", "stagin", "Staging", "staging ", "staging, Prüfung 1/2"})
  void any_other_environment_is_refused_by_name(String environment) throws Exception {
    for (String script : List.of("apply.sql", "rollback.sql")) {
      Result result = psql.file(forTwo(), script, "-v", "environment=" + environment);
      assertThat(result.exit()).isEqualTo(3);
      assertThat(result.err())
          .contains(
              "Release rel_1 r1 is not for environment "
                  + environment
                  + ": it is only for Prüfung 1/2, staging.");
    }
    assertNothingWasDone();
  }

  @Test
  void where_environments_are_said_one_has_to_be_named() throws Exception {
    for (String[] named : new String[][] {{}, {"-v", "environment="}}) {
      Result result = psql.file(forTwo(), "apply.sql", named);
      assertThat(result.exit()).isEqualTo(3);
      assertThat(result.err()).contains("No environment was named, and release rel_1 r1 is only");
    }
    assertNothingWasDone();
  }

  private static SampleRelease three() {
    return new SampleRelease()
        .file("1_a.sql", "CREATE TABLE a (n int);")
        .file("2_b.sql", "CREATE TABLE b (n int);")
        .file("3_c.sql", "CREATE TABLE c (n int);");
  }

  private static Bundle requiringTwo() {
    BundleContents two =
        new SampleRelease()
            .file("1_a.sql", "CREATE TABLE a (n int);")
            .file("2_b.sql", "CREATE TABLE b (n int);")
            .contents("2_b");
    Lineage prefix = two.lineage();
    return bundle(
        3,
        three(),
        new ReleaseConditions(
            null,
            Collections.emptySortedSet(),
            new ReleaseConditions.Prefix("rel_2", 2, prefix.digest())),
        "3_c");
  }

  @Test
  void a_schema_with_less_than_the_required_prefix_is_refused_with_what_is_missing()
      throws Exception {
    psql.replay(bundle(1, TABLE, ReleaseConditions.NONE, "1_a"));
    Result result = psql.file(requiringTwo(), "apply.sql");

    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err())
        .contains("Release rel_3 r1 needs all of release rel_2 here, and this is missing: 2_b")
        .contains("Replay that release first.");
    assertThat(psql.query("SELECT to_regclass('c') IS NULL")).isEqualTo("t");
  }

  @Test
  void a_schema_with_the_prefix_gets_the_rest_and_an_empty_one_the_whole() throws Exception {
    psql.replay(requiringTwo());
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("3");
    psql.query("DELETE FROM oneledger_replay WHERE id = '3_c'");
    psql.query("DROP TABLE c");
    psql.replay(requiringTwo());
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("3");
  }
}
