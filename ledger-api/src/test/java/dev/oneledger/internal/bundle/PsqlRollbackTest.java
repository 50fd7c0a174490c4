package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import dev.oneledger.internal.bundle.PsqlCommandLine.Result;
import org.junit.jupiter.api.Test;

/** A rollback takes back what its own release brought, and nothing else. */
class PsqlRollbackTest extends PsqlSuite {

  private static SampleRelease view(SampleRelease files, int n) {
    return files
        .file("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT %d AS n;".formatted(n))
        .file("R__v.rollback.sql", "DROP VIEW v;");
  }

  private static SampleRelease failing() {
    return new SampleRelease()
        .file("2_b.sql", "SELECT 1 / 0;")
        .file("2_b.rollback.sql", "DROP TABLE IF EXISTS b;");
  }

  @Test
  void what_an_earlier_release_brought_stays_when_the_later_text_never_ran() throws Exception {
    psql.replay(release(1, view(new SampleRelease(), 1), "R__v"));
    Bundle later = release(2, view(failing(), 2), "2_b", "R__v");
    assertThat(psql.file(later, "apply.sql").exit()).isEqualTo(3);
    Result result = psql.file(later, "rollback.sql");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo("R__v: stays, since it came with rel_1 r1\n2_b: is not there\n");
    assertThat(psql.query("SELECT n FROM v")).isEqualTo("1");
    assertThat(psql.query("SELECT id, release FROM oneledger_replay")).isEqualTo("R__v|rel_1 r1");
  }

  @Test
  void so_does_what_an_earlier_revision_brought_with_another_text() throws Exception {
    psql.replay(revision(1, 1, view(new SampleRelease(), 1), "R__v"));
    Bundle later = revision(1, 2, view(failing(), 2), "2_b", "R__v");
    assertThat(psql.file(later, "apply.sql").exit()).isEqualTo(3);
    Result result = psql.file(later, "rollback.sql");

    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("R__v: stays, since it came with rel_1 r1");
    assertThat(psql.query("SELECT n FROM v")).isEqualTo("1");
  }

  @Test
  void a_later_revision_takes_back_what_an_earlier_one_brought_with_the_same_text()
      throws Exception {
    psql.replay(revision(1, 1, view(new SampleRelease(), 1), "R__v"));
    Bundle later =
        revision(
            1,
            2,
            view(
                new SampleRelease()
                    .file("2_b.sql", "CREATE TABLE b (n int);")
                    .file("2_b.rollback.sql", "DROP TABLE b;"),
                1),
            "2_b",
            "R__v");
    psql.replay(later);
    Result result = psql.file(later, "rollback.sql");

    assertThat(result.exit()).as(result.err()).isZero();
    assertTrueThat("to_regclass('v') IS NULL AND to_regclass('b') IS NULL");
    assertThat(psql.query("SELECT count(*) FROM oneledger_replay")).isEqualTo("0");
  }
}
