package dev.oneledger.engine;

import static dev.oneledger.Assurance.CLAIMED;
import static dev.oneledger.Assurance.NO;
import static dev.oneledger.Assurance.PROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Assurance;
import dev.oneledger.Assurances;
import dev.oneledger.Bundle;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.GatePolicy;
import dev.oneledger.Gates;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.MigrationProof;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.spi.ReleaseGate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTest {
  private static final Instant AT = Instant.parse("2026-04-18T08:00:00Z");
  private static final MigrationId SCORE = MigrationId.parse("144_score");

  private final Scenario scenario =
      new Scenario()
          .file("144_score", "create table if not exists s(id int);", "drop table if exists s;")
          .file("145_more", "create table m(id int);");

  private static MigrationProof proof(
      Ledger ledger, String id, Assurance replayable, Assurance reversible) {
    Migration migration =
        ledger.migrations().stream()
            .filter(each -> each.id().equals(MigrationId.parse(id)))
            .findFirst()
            .orElseThrow();
    return MigrationProof.of(migration, replayable, reversible, "PostgreSQL 15", AT);
  }

  private static MigrationProof record(
      Ledger ledger, String id, Assurance replayable, Assurance reversible) {
    MigrationProof proof = proof(ledger, id, replayable, reversible);
    ledger.record(proof);
    return proof;
  }

  // the journal

  @Test
  void a_proof_is_an_entry_of_the_app_and_is_read_back() {
    Ledger ledger = scenario.open();
    MigrationProof proof = record(ledger, "144_score", PROVEN, PROVEN);

    assertThat(ledger.proofs()).containsExactly(proof);
    assertThat(ledger.proof("144")).contains(proof);
    assertThat(ledger.proof("145")).isEmpty();
    List<JournalEntry> entries = ledger.journal().entries();
    JournalEntry judged = entries.get(entries.size() - 1);
    assertThat(judged.kind()).isEqualTo(EntryKind.JUDGED);
    assertThat(judged.kind().label()).isEqualTo("judged");
    assertThat(judged.stamp().who()).isEqualTo("ada");
    assertThat(judged.subject().textHash()).isEqualTo(proof.textHash());
    assertThat(judged.details())
        .containsEntry("replayable", "proven")
        .containsEntry("reversible", "proven")
        .containsEntry("rollback", proof.rollbackHash().toString())
        .containsEntry("on", "PostgreSQL 15")
        .containsEntry("judged-at", "2026-04-18T08:00:00Z");
    ledger.journal().verify();
  }

  @Test
  void a_proof_changes_nothing_of_what_the_journal_says_is_registered() {
    Ledger ledger = scenario.open();
    record(ledger, "144_score", PROVEN, NO);
    List<JournalEntry> entries = ledger.journal().entries();

    assertThat(entries)
        .extracting(JournalEntry::kind)
        .containsExactly(EntryKind.REGISTERED, EntryKind.JUDGED);
    assertThat(entries.get(1).chain().state()).isEqualTo(entries.get(0).chain().state());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void with_another_text_or_rollback_text_it_is_unproven_again(boolean rollbackToo) {
    Ledger ledger = scenario.open();
    MigrationProof first = record(ledger, "144_score", PROVEN, PROVEN);
    String text = "create table if not exists s(id int);";
    Ledger edited =
        scenario
            .file(
                "144_score",
                rollbackToo ? text : text + " ",
                "drop table if exists s" + (rollbackToo ? " ;" : ";"))
            .open();

    assertThat(edited.proofs()).isEmpty();
    assertThat(edited.proof("144")).isEmpty();

    MigrationProof second = record(edited, "144_score", PROVEN, NO);
    assertThat(edited.proofs()).containsExactly(second);
    Ledger back = scenario.file("144_score", text, "drop table if exists s;").open();
    assertThat(back.proof("144")).contains(first);
  }

  @Test
  void the_latest_word_counts_and_the_same_word_again_is_not_recorded_again() {
    Ledger ledger = scenario.open();
    record(ledger, "144_score", PROVEN, PROVEN);
    int entries = ledger.journal().entries().size();
    record(ledger, "144_score", PROVEN, PROVEN);
    assertThat(ledger.journal().entries()).hasSize(entries);

    MigrationProof worse = record(ledger, "144_score", PROVEN, NO);

    assertThat(ledger.journal().entries()).hasSize(entries + 1);
    assertThat(ledger.proof("144")).contains(worse);
  }

  @Test
  void a_proof_of_other_texts_than_the_ledger_knows_is_refused() {
    Ledger ledger = scenario.open();
    MigrationProof good = record(ledger, "144_score", PROVEN, PROVEN);
    Hash other = Hash.sha256("other");
    MigrationProof edited =
        new MigrationProof(SCORE, other, good.rollbackHash(), PROVEN, PROVEN, "PostgreSQL 15", AT);
    MigrationProof unknown =
        new MigrationProof(
            MigrationId.parse("999_x"), other, null, PROVEN, NO, "PostgreSQL 15", AT);

    assertThatThrownBy(() -> ledger.record(edited))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            "judged other texts than the ledger knows",
            good.textHash().toString(),
            other.toString(),
            "judge the texts as they are now");
    assertThatThrownBy(() -> ledger.record(unknown))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no such migration");
    assertThat(ledger.proofs()).containsExactly(good);
  }

  @Test
  void what_is_not_in_the_build_is_judged_by_its_registered_texts() {
    Ledger ledger = scenario.open();
    MigrationProof proof = record(ledger, "144_score", PROVEN, PROVEN);
    Ledger without = new Scenario().through(scenario.store).open();

    assertThat(without.proofs()).containsExactly(proof);
    without.record(
        new MigrationProof(
            SCORE, proof.textHash(), proof.rollbackHash(), PROVEN, NO, "PostgreSQL 18", AT));
    assertThat(without.proof("144").orElseThrow().on()).isEqualTo("PostgreSQL 18");
  }

  @Test
  void a_proof_that_cannot_be_is_refused() {
    Hash text = Hash.sha256("x");
    assertThatThrownBy(() -> new MigrationProof(SCORE, text, null, PROVEN, CLAIMED, "H2", AT))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("has no rollback text, so its reversibility cannot be claimed");
    for (String product : List.of("", " ", "a\nb", "x".repeat(101))) {
      assertThatThrownBy(() -> new MigrationProof(SCORE, text, null, PROVEN, NO, product, AT))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("must say what it ran on");
    }
  }

  // releases

  private static Release cut(Ledger ledger) {
    return ledger.release("rel_1", "1.0").attach("144", "145").cut();
  }

  private static String manifest(Bundle bundle) {
    return new String(bundle.content("release-bundle.yaml"), StandardCharsets.UTF_8);
  }

  @Test
  void a_release_says_what_was_known_when_it_was_cut_and_a_later_proof_does_not_change_it() {
    Ledger ledger = scenario.open();
    record(ledger, "145_more", PROVEN, NO);
    Release release = cut(ledger);
    Hash digest = release.bundle().digest();
    assertThat(release.bundle().assurances())
        .containsEntry(SCORE, new Assurances(CLAIMED, CLAIMED))
        .containsEntry(MigrationId.parse("145_more"), new Assurances(PROVEN, NO));
    assertThat(manifest(release.bundle()))
        .contains("replayable: true\n", "    replayable: claimed\n    reversible: claimed\n");

    record(ledger, "144_score", NO, PROVEN);

    Release again = ledger.release("rel_1").orElseThrow();
    assertThat(again.name().revision()).isEqualTo(1);
    assertThat(again.bundle().digest()).isEqualTo(digest);
    Release next = cut(ledger);
    assertThat(next.name().revision()).isEqualTo(2);
    assertThat(manifest(next.bundle()))
        .contains("replayable: false\n", "    replayable: \"no\"\n    reversible: proven\n");
    assertThat(cut(ledger).name()).isEqualTo(next.name());
  }

  @Test
  void an_imported_release_keeps_what_its_bundle_says(@TempDir Path temp) {
    Ledger ledger = scenario.open();
    record(ledger, "144_score", PROVEN, PROVEN);
    SigningKey key = SigningKey.generate();
    Path zip = cut(ledger).bundle().writeZip(temp.resolve("rel_1.zip"), key);
    Bundle bundle = Bundle.open(zip, Trust.allowedSigners(key.allowedSigner("ci@example.com")));
    assertThat(bundle.assurances()).containsEntry(SCORE, new Assurances(PROVEN, PROVEN));
    Scenario away = new Scenario().file("146_own", "create table o(id int);");
    Ledger there = away.open();

    Release imported = there.importRelease(bundle);

    assertThat(imported.bundle().digest()).isEqualTo(bundle.digest());
    assertThat(there.proofs()).as("nobody judged it there").isEmpty();
    Release next = there.release("rel_2", "2.0").attach("146").cut();
    assertThat(next.bundle().assurances())
        .containsEntry(SCORE, new Assurances(PROVEN, PROVEN))
        .containsEntry(MigrationId.parse("146_own"), new Assurances(NO, NO));
  }

  // the gate

  private Ledger gated(ReleaseGate gate) {
    return new Scenario()
        .file("144_score", "create table if not exists s(id int);", "drop table if exists s;")
        .file("145_more", "create table m(id int);")
        .through(scenario.store)
        .with(builder -> builder.gate(gate, GatePolicy.REFUSE))
        .open(Environment.exportOnly("prod"));
  }

  @Test
  void a_release_whose_migrations_are_not_proven_is_not_cut() {
    Ledger ledger = gated(Gates.proven());
    record(ledger, "144_score", PROVEN, CLAIMED);

    assertThatThrownBy(() -> cut(ledger))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("gate proven")
        .hasMessageContaining("not proven to be replayable: 145_more (not judged)")
        .hasMessageContaining(
            "not proven to be reversible: 144_score (claimed), 145_more (not judged)");
    assertThat(ledger.releases()).isEmpty();
  }

  @Test
  void only_what_is_attached_must_be_proven() {
    Ledger ledger = gated(Gates.proven());
    record(ledger, "145_more", NO, NO);
    record(ledger, "144_score", PROVEN, PROVEN);

    assertThatCode(() -> ledger.release("rel_1", "1.0").attach("144").cut().assignTo("prod"))
        .doesNotThrowAnyException();
  }

  @Test
  void where_the_way_back_does_not_matter_replayable_is_enough() {
    Ledger ledger = gated(Gates.proven().replayableOnly());
    record(ledger, "144_score", PROVEN, NO);
    assertThatThrownBy(() -> cut(ledger))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("gate proven-replayable")
        .hasMessageContaining("not proven to be replayable: 145_more (not judged)")
        .hasMessageNotContaining("reversible");

    record(ledger, "145_more", PROVEN, NO);

    assertThatCode(() -> cut(ledger).assignTo("prod")).doesNotThrowAnyException();
  }

  @Test
  void a_later_proof_opens_or_closes_the_way_to_an_assignment() {
    Ledger plain = scenario.open(Environment.exportOnly("prod"));
    plain.release("rel_1", "1.0").attach("144").cut();
    Release release = gated(Gates.proven()).release("rel_1").orElseThrow();
    assertThatThrownBy(() -> release.assignTo("prod"))
        .hasMessageContaining("not proven to be replayable: 144_score (claimed)");

    record(plain, "144_score", PROVEN, PROVEN);
    assertThatCode(() -> release.assignTo("prod")).doesNotThrowAnyException();

    record(plain, "144_score", NO, PROVEN);
    assertThatThrownBy(() -> release.assignTo("prod"))
        .hasMessageContaining("not proven to be replayable: 144_score (no)");
  }
}
