package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Bundle;
import dev.oneledger.Receipt;
import dev.oneledger.internal.bundle.PsqlCommandLine.Result;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A name that no environment has is refused before anything runs, not with the receipt after it.
 */
class PsqlEnvironmentNameTest extends PsqlSuite {
  private static final String LONGEST = "x".repeat(100);

  private static Bundle bundle() {
    return release(
        1,
        new SampleRelease()
            .file("1_a.sql", "CREATE TABLE a (n int);")
            .file("1_a.rollback.sql", "DROP TABLE a;"),
        "1_a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " staging",
        "-staging",
        ".",
        "/x",
        "_x",
        "sta:ging",
        "sta#ging",
        "a\tb",
        "a\nb",
        "a'b",
        "a\"b",
        "a\\b",
        "a,b",
        "a%b",
        "a~b",
        "a\u007fb",
        "x"
            + "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
      })
  void it_is_refused_by_both_scripts_and_nothing_is_done(String name) throws Exception {
    for (String script : new String[] {"apply.sql", "rollback.sql"}) {
      assertRefused(
          psql.file(bundle(), script, "-v", "environment=" + name),
          "The name of the environment, \"",
          "cannot be used",
          "Expected are 1 to 100 letters, digits, blanks or . _ / -");
    }
    assertTrueThat("to_regclass('a') IS NULL AND to_regclass('oneledger_replay') IS NULL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s",
        "0",
        "staging eu",
        "a.b_c/d-e",
        "Pr\u00fcfung 1/2",
        "m\u00b2",
        "\u6771\u4eac",
        "x\ud800\udf30"
      })
  void a_name_that_a_ledger_accepts_runs_and_its_receipt_is_read(String name) throws Exception {
    Result result = psql.file(bundle(), "apply.sql", "-v", "environment=" + name);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(
            Receipt.parse(result.out().substring(result.out().indexOf("format: "))).environment())
        .isEqualTo(name);
  }

  @Test
  void the_longest_one_runs() throws Exception {
    assertThat(psql.file(bundle(), "apply.sql", "-v", "environment=" + LONGEST).exit()).isZero();
  }

  @Test
  void an_empty_one_is_none() throws Exception {
    Result result = psql.file(bundle(), "apply.sql", "-v", "environment=");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).doesNotContain("oneledger-receipt-1");
  }

  @Test
  void the_notes_cut_a_receipt_out_only_of_a_replay_that_ended_well() {
    assertThat(new String(bundle().content("pr_notes.md"), StandardCharsets.UTF_8))
        .contains("apply/psql/apply.sql > replay.log &&\n");
  }
}
