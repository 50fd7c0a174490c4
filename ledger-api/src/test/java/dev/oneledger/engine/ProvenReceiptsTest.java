package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.GatePolicy;
import dev.oneledger.Gates;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.ReleaseName;
import dev.oneledger.SigningKey;
import dev.oneledger.StatusMatrix;
import dev.oneledger.Trust;
import dev.oneledger.internal.sign.TextSignature;
import dev.oneledger.memory.InMemoryHistory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProvenReceiptsTest {
  private static final Instant AT = Instant.parse("2026-04-18T09:00:00Z");
  private static final Instant VERIFIED = Instant.parse("2026-04-18T09:10:00Z");
  private static final SigningKey KEY = SigningKey.generate();
  private static final String ALLOWED = KEY.allowedSigner("ci@example.com");
  private static final Trust TRUST =
      Trust.allowedSigners(ALLOWED).clock(Clock.fixed(VERIFIED, ZoneOffset.UTC));

  private final Scenario scenario =
      new Scenario().withThree().file("144_score", "create table s(id int);");
  private final Ledger ledger = open();

  private Ledger open() {
    return scenario.open(Environment.exportOnly("staging"), Environment.exportOnly("qa"));
  }

  private Release release() {
    return ledger.release("rel_1", "1.0").attach("142").cut().assignTo("staging");
  }

  private static Receipt receipt(Release release, Instant at) {
    return receipt(release.name(), "staging", release.lineage().digest(), applied(release), at);
  }

  private static Receipt receipt(
      ReleaseName release,
      String environment,
      Hash lineage,
      List<Receipt.Applied> applied,
      Instant at) {
    return new Receipt(release, environment, lineage, applied, "psql", at);
  }

  private static List<Receipt.Applied> applied(Release release) {
    return release.lineage().pins().stream()
        .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
        .toList();
  }

  private static ProvenReceipt signed(Receipt receipt) {
    return ProvenReceipt.signed(receipt.toText(), receipt.sign(KEY), TRUST);
  }

  private Evidence evidence(String migration) {
    StatusMatrix.Cell cell = ledger.status().cell(migration, "staging");
    assertThat(cell.state()).isEqualTo(CellState.APPLIED);
    return cell.evidence();
  }

  private JournalEntry last() {
    List<JournalEntry> entries = ledger.journal("staging").entries();
    return entries.get(entries.size() - 1);
  }

  private void refused(Receipt receipt, String... words) {
    long before = last().sequence();
    assertThatThrownBy(() -> ledger.acknowledge("staging", signed(receipt)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The receipt for environment 'staging' was not accepted")
        .hasMessageContainingAll(words);
    assertThat(last().sequence()).isEqualTo(before);
  }

  @Test
  void a_signed_receipt_shows_as_applied_and_proven_and_the_journal_says_by_whose_key() {
    Release release = release();
    Receipt receipt = receipt(release, AT);
    String signature = receipt.sign(KEY);

    String summary =
        ledger
            .acknowledge("staging", ProvenReceipt.signed(receipt.toText(), signature, TRUST))
            .summary();

    assertThat(summary)
        .isEqualTo(
            "staging: receipt accepted, 2 migrations of rel_1 r1 (1.0) proven as applied, signed by ci@example.com.");
    assertThat(evidence("142_rename")).isEqualTo(Evidence.PROVEN);
    assertThat(ledger.status().toString()).doesNotContain("*").contains("applied");
    assertThat(ledger.sync("staging").summary())
        .isEqualTo("staging: rel_1 r1 (1.0) is applied, proven by receipt.");
    assertThat(last().details())
        .containsEntry("evidence", "PROVEN")
        .containsEntry("proof", "signature")
        .containsEntry("fingerprints", KEY.fingerprint())
        .containsEntry("principals", "ci@example.com")
        .containsEntry("verified-at", VERIFIED.toString());
    Hash kept = Hash.parse(last().detail("signature"));
    assertThat(scenario.store.texts(Set.of(kept)).get(kept).text()).isEqualTo(signature);
    ledger.journal("staging").verify();
  }

  @Test
  void a_receipt_read_from_their_history_is_proven_and_the_journal_says_from_where() {
    Release release = release();
    InMemoryHistory history =
        new InMemoryHistory()
            .clock(Clock.fixed(AT, ZoneOffset.UTC))
            .applied("V141__init", "create table a(id int);")
            .applied("V142__rename", "alter table a rename to b;");

    ProvenReceipt receipt = ProvenReceipt.read(release.bundle(), "staging", history);
    ledger.acknowledge("staging", receipt);

    assertThat(evidence("141_init")).isEqualTo(Evidence.PROVEN);
    assertThat(last().details())
        .containsEntry("proof", "history")
        .containsEntry("source", history.read().source())
        .doesNotContainKey("signature");
    assertThat(receipt.toString()).contains("rel_1 r1 (1.0)").contains("read from");
  }

  @Test
  void the_words_of_plan_and_drift_tell_claims_from_proofs() {
    Release release = release();
    ledger.acknowledge("staging", receipt(release, AT));
    assertThat(ledger.plan("staging").summary()).endsWith("is applied, claimed by receipt.");
    assertThat(ledger.drift("staging").rows())
        .extracting(DriftReport.Row::theirs)
        .containsOnly("claimed");

    ledger.acknowledge("staging", signed(receipt(release, AT)));

    assertThat(ledger.plan("staging").summary()).endsWith("is applied, proven by receipt.");
    assertThat(ledger.drift("staging").rows())
        .extracting(DriftReport.Row::theirs)
        .containsOnly("applied");
  }

  @Test
  void a_later_claim_leaves_proven_what_it_lists_with_the_same_text() {
    ledger.acknowledge("staging", signed(receipt(release(), AT)));
    Release next = ledger.release("rel_2", "2.0").attach("143").cut().assignTo("staging");

    ledger.acknowledge("staging", receipt(next, AT.plusSeconds(60)));

    assertThat(evidence("142_rename")).isEqualTo(Evidence.PROVEN);
    assertThat(evidence("143_policies")).isEqualTo(Evidence.CLAIMED);
    assertThat(ledger.status().toString()).contains("applied*");
    assertThat(ledger.sync("staging").summary()).endsWith("is applied, claimed by receipt.");
    ledger.acknowledge("staging", signed(receipt(next, AT.plusSeconds(60))));
    assertThat(evidence("143_policies")).isEqualTo(Evidence.PROVEN);
  }

  @Test
  void another_text_of_a_repeatable_is_claimed_and_so_is_the_first_one_when_it_comes_back() {
    scenario.file("R__v", "create or replace view v as select 1;");
    Release one = open().release("rel_1", "1.0").attach("141", "R__v").cut().assignTo("staging");
    ledger.acknowledge("staging", signed(receipt(one, AT)));
    scenario.file("R__v", "create or replace view v as select 2;");
    Release two = open().release("rel_2", "2.0").attach("R__v").cut().assignTo("staging");
    assertThat(ledger.status().cell("R__v", "staging").state()).isEqualTo(CellState.PENDING);

    ledger.acknowledge("staging", receipt(two, AT));
    assertThat(evidence("R__v")).isEqualTo(Evidence.CLAIMED);
    assertThat(evidence("141_init")).isEqualTo(Evidence.PROVEN);

    scenario.file("R__v", "create or replace view v as select 1;");
    Release three = open().release("rel_3", "3.0").attach("R__v").cut().assignTo("staging");
    ledger.acknowledge("staging", receipt(three, AT));
    assertThat(evidence("R__v")).isEqualTo(Evidence.CLAIMED);
  }

  @Test
  void a_proof_takes_the_place_of_an_earlier_claim_that_said_more() {
    Release release = release();
    ledger.acknowledge("staging", receipt(release, AT));
    Receipt less = listing(release, 1, AT.plusSeconds(1));

    ledger.acknowledge("staging", signed(less));

    assertThat(evidence("141_init")).isEqualTo(Evidence.PROVEN);
    assertThat(ledger.status().cell("142_rename", "staging").state()).isEqualTo(CellState.PENDING);
  }

  @Test
  void a_proof_of_an_earlier_moment_leaves_what_was_claimed_of_a_later_one() {
    Release release = release();
    ledger.acknowledge("staging", receipt(release, AT));

    ledger.acknowledge("staging", signed(listing(release, 1, AT.minusSeconds(1))));

    assertThat(evidence("141_init")).isEqualTo(Evidence.PROVEN);
    assertThat(evidence("142_rename")).isEqualTo(Evidence.CLAIMED);
    assertThatThrownBy(() -> ledger.acknowledge("staging", listing(release, 1, AT.plusSeconds(5))))
        .hasMessageContaining("it lacks what an accepted one lists: [142_rename]");
  }

  private static Receipt listing(Release release, int migrations, Instant at) {
    return receipt(
        release.name(),
        "staging",
        release.lineage().digest(),
        applied(release).subList(0, migrations),
        at);
  }

  @Test
  void a_proven_receipt_opens_the_gate_that_a_claim_does_not() {
    Release release = release();
    scenario.with(
        builder -> builder.gate(Gates.appliedIn("staging").proven(), GatePolicy.REFUSE, "qa"));
    Release gated = open().release("rel_1").orElseThrow();
    ledger.acknowledge("staging", receipt(release, AT));
    assertThatThrownBy(() -> gated.assignTo("qa")).hasMessageContaining("without proof");

    ledger.acknowledge("staging", signed(receipt(release, AT)));

    gated.assignTo("qa");
    assertThat(ledger.journal("qa").entries()).isNotEmpty();
  }

  // What is refused, each beside what is not.

  @Test
  void another_lineage_environment_text_or_migration_is_refused_and_the_true_one_accepted() {
    Release release = release();
    ReleaseName name = release.name();
    Hash lineage = release.lineage().digest();
    List<Receipt.Applied> applied = applied(release);

    refused(
        receipt(name, "staging", Lineage.EMPTY.digest(), applied, AT),
        "lineage:",
        "expected  " + lineage);
    refused(receipt(name, "qa", lineage, applied, AT), "environment:", "found     qa");
    refused(
        receipt(
            name,
            "staging",
            lineage,
            List.of(applied.get(0), new Receipt.Applied(applied.get(1).id(), lineage)),
            AT),
        "text of 142_rename");
    List<Receipt.Applied> more = new ArrayList<>(applied);
    more.add(new Receipt.Applied(MigrationId.parse("143_policies"), lineage));
    refused(
        receipt(name, "staging", lineage, more, AT),
        "migration 143_policies is not in its lineage");
    refused(receipt(name, "staging", lineage, List.of(), AT), "it lists no migration");
    refused(
        receipt(
            new ReleaseName("other", name.id(), name.version(), 1, 1),
            "staging",
            lineage,
            applied,
            AT),
        "app:");

    ledger.acknowledge("staging", signed(receipt(name, "staging", lineage, applied, AT)));
    assertThat(evidence("142_rename")).isEqualTo(Evidence.PROVEN);
  }

  @Test
  void a_release_that_is_not_assigned_is_refused_and_an_earlier_one_is_accepted() {
    Release first = release();
    Release second = ledger.release("rel_2", "2.0").attach("143").cut();
    refused(receipt(second, AT), "release rel_2 r1 (2.0) is not assigned");
    second.assignTo("staging");

    ledger.acknowledge("staging", signed(receipt(first, AT)));

    assertThat(evidence("142_rename")).isEqualTo(Evidence.PROVEN);
    assertThat(ledger.status().cell("143_policies", "staging").state())
        .isEqualTo(CellState.PENDING);
  }

  @Test
  void a_superseded_revision_is_refused_once_the_later_one_is_assigned_and_not_before() {
    Release first = release();
    Release second = ledger.release("rel_1", "1.0").attach("143").cut();
    ledger.acknowledge("staging", signed(receipt(first, AT)));
    second.assignTo("staging");

    refused(receipt(first, AT), "release rel_1 r1 (1.0) is superseded by r2, which is assigned");
    assertThatThrownBy(() -> ledger.acknowledge("staging", receipt(first, AT)))
        .hasMessageContaining("is superseded by r2");
    ledger.release("rel_2", "2.0").attach("144").cut().assignTo("staging");
    refused(receipt(first, AT), "is superseded by r2");
    ledger.acknowledge("staging", signed(receipt(second, AT)));
    assertThat(evidence("143_policies")).isEqualTo(Evidence.PROVEN);
  }

  @Test
  void an_older_or_poorer_proof_is_refused_and_one_of_the_same_moment_is_accepted() {
    Release release = release();
    ledger.acknowledge("staging", signed(receipt(release, AT)));

    refused(receipt(release, AT.minus(Duration.ofNanos(1000))), "it is of 2026-04-18T08:59:59");
    refused(
        listing(release, 1, AT.plusSeconds(1)),
        "it lacks what an accepted one lists: [142_rename]");
    ledger.acknowledge("staging", signed(receipt(release, AT)));
    assertThat(evidence("142_rename")).isEqualTo(Evidence.PROVEN);
  }

  @Test
  void a_claim_is_held_against_proofs_and_claims_alike() {
    Release release = release();
    ledger.acknowledge("staging", signed(receipt(release, AT)));

    assertThatThrownBy(() -> ledger.acknowledge("staging", receipt(release, AT.minusSeconds(1))))
        .hasMessageContaining("is accepted already");
    assertThatThrownBy(() -> ledger.acknowledge("staging", listing(release, 1, AT.plusSeconds(1))))
        .hasMessageContaining("it lacks what an accepted one lists");
    ledger.acknowledge("staging", receipt(release, AT.plusSeconds(1)));
    assertThat(evidence("142_rename")).isEqualTo(Evidence.PROVEN);
  }

  @Test
  void signatures_that_do_not_count_make_no_proof() {
    Receipt receipt = receipt(release(), AT);
    SigningKey stranger = SigningKey.generate();
    String good = receipt.sign(KEY);

    assertThat(refusal(receipt, receipt.sign(stranger), TRUST))
        .isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
    assertThat(refusal(receipt, good, TRUST.revoking(publicKey())))
        .isEqualTo(FindingCode.SIGNER_REVOKED);
    assertThat(refusal(receipt, receipt(release(), AT.plusSeconds(1)).sign(KEY), TRUST))
        .isEqualTo(FindingCode.SIGNATURE_INVALID);
    String forBundles =
        TextSignature.sign(
            receipt.toText().getBytes(StandardCharsets.UTF_8), "oneledger-bundle", KEY);
    assertThat(refusal(receipt, forBundles, TRUST)).isEqualTo(FindingCode.SIGNATURE_INVALID);
    String bundlesOnly = ALLOWED.replace("oneledger-bundle,oneledger-receipt", "oneledger-bundle");
    assertThat(refusal(receipt, good, Trust.allowedSigners(bundlesOnly)))
        .isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
    assertThat(refusal(receipt, "", TRUST)).isEqualTo(FindingCode.SIGNATURE_INVALID);

    assertThat(ProvenReceipt.signed(receipt.toText(), good, TRUST).receipt()).isEqualTo(receipt);
  }

  private static String publicKey() {
    return ALLOWED.substring(ALLOWED.indexOf("ssh-ed25519"));
  }

  private static FindingCode refusal(Receipt receipt, String signature, Trust trust) {
    FindingsException refused =
        catchThrowableOfType(
            FindingsException.class,
            () -> ProvenReceipt.signed(receipt.toText(), signature, trust));
    assertThat(refused).as("a refusal").isNotNull();
    assertThat(refused.findings()).hasSize(1);
    return refused.findings().stream().map(Finding::code).findFirst().orElseThrow();
  }

  @Test
  void a_pinned_digest_proves_no_receipt() {
    Receipt receipt = receipt(release(), AT);
    Trust digest = Trust.digest(Hash.sha256(receipt.toText()));

    assertThatThrownBy(() -> ProvenReceipt.signed(receipt.toText(), receipt.sign(KEY), digest))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Trust.allowedSigners");
  }

  @Test
  void a_signed_text_that_is_no_receipt_is_refused_as_such() {
    byte[] bytes = "hello\n".getBytes(StandardCharsets.UTF_8);
    String signature = TextSignature.sign(bytes, TextSignature.RECEIPT, KEY);

    assertThatThrownBy(() -> ProvenReceipt.signed("hello\n", signature, TRUST))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The receipt cannot be read, line 1");
  }
}
