package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.ReleaseName;
import dev.oneledger.SigningKey;
import dev.oneledger.StatusMatrix.Cell;
import dev.oneledger.Trust;
import dev.oneledger.memory.InMemoryHistory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which moment a receipt may be of, and what it says of which migrations. */
class ReceiptRulesTest {
  private static final Instant AT = Scenario.NOW.minusSeconds(600);
  private static final Instant NEXT = AT.plusSeconds(120);
  private static final SigningKey KEY = SigningKey.generate();
  private static final Trust TRUST = Trust.allowedSigners(KEY.allowedSigner("ci@example.com"));

  private final Scenario scenario = new Scenario().withThree();
  private final Ledger ledger = scenario.open(Environment.exportOnly("staging"));
  private final Release first =
      ledger.release("rel_1", "1.0").attach("141").cut().assignTo("staging");

  private Release second() {
    return ledger.release("rel_2", "2.0").attach("142").cut().assignTo("staging");
  }

  private static Receipt receipt(Release release, Instant at) {
    return receipt(release, release.name(), release.lineage().pins().size(), at);
  }

  private static Receipt receipt(Release release, ReleaseName name, int migrations, Instant at) {
    List<Receipt.Applied> applied =
        release.lineage().pins().stream()
            .limit(migrations)
            .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
            .toList();
    return new Receipt(name, "staging", release.lineage().digest(), applied, "psql", at);
  }

  private static ProvenReceipt signed(Receipt receipt) {
    return ProvenReceipt.signed(receipt.toText(), receipt.sign(KEY), TRUST);
  }

  private static InMemoryHistory history(Instant at) {
    return new InMemoryHistory()
        .clock(Clock.fixed(at, ZoneOffset.UTC))
        .applied("V141__init", "create table a(id int);")
        .applied("V142__rename", "alter table a rename to b;");
  }

  private void shows(String migration, Evidence evidence) {
    Cell cell = ledger.status().cell(migration, "staging");
    assertThat(cell.state()).isEqualTo(CellState.APPLIED);
    assertThat(cell.evidence()).isEqualTo(evidence);
  }

  private void isPending(String migration) {
    assertThat(ledger.status().cell(migration, "staging").state()).isEqualTo(CellState.PENDING);
  }

  // Moments.

  @Test
  void a_receipt_of_the_future_is_refused_claimed_or_signed_and_shuts_out_no_honest_one() {
    Receipt future = receipt(first, Instant.parse("2999-01-01T00:00:00Z"));

    assertThatThrownBy(() -> ledger.acknowledge("staging", future))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("2999-01-01T00:00:00Z")
        .hasMessageContaining("2026-04-18T09:14:00Z")
        .hasMessageContaining("Set the clock");
    assertThatThrownBy(() -> ledger.acknowledge("staging", signed(future)))
        .hasMessageContaining("2999-01-01T00:00:00Z");
    ProvenReceipt read =
        ProvenReceipt.read(first.bundle(), "staging", history(Scenario.NOW.plusSeconds(3600)));
    assertThatThrownBy(() -> ledger.acknowledge("staging", read))
        .hasMessageContaining("2026-04-18T10:14:00Z");
    isPending("141_init");

    ledger.acknowledge("staging", receipt(first, AT));
    ledger.acknowledge("staging", signed(receipt(first, AT)));
    shows("141_init", Evidence.PROVEN);
  }

  @Test
  void a_clock_may_be_five_minutes_ahead_and_not_a_microsecond_more() {
    Instant latest = Scenario.NOW.plus(Duration.ofMinutes(5));

    assertThatThrownBy(
            () ->
                ledger.acknowledge("staging", receipt(first, latest.plus(Duration.ofNanos(1000)))))
        .isInstanceOf(LedgerException.class);
    ledger.acknowledge("staging", receipt(first, latest));
    shows("141_init", Evidence.CLAIMED);
  }

  // Which migrations a receipt speaks of.

  @Test
  void a_proof_of_an_earlier_release_leaves_what_was_claimed_of_the_later_one() {
    Release second = second();
    ledger.acknowledge("staging", receipt(second, AT));

    ledger.acknowledge(
        "staging", ProvenReceipt.read(first.bundle(), "staging", history(AT.plusSeconds(60))));

    shows("141_init", Evidence.PROVEN);
    shows("142_rename", Evidence.CLAIMED);
    assertThat(ledger.sync("staging").summary())
        .isEqualTo("staging: rel_2 r1 (2.0) is applied, claimed by receipt.");
  }

  @Test
  void a_proof_of_an_earlier_release_leaves_what_was_proven_of_the_later_one() {
    Release second = second();
    ledger.acknowledge("staging", signed(receipt(second, AT)));

    ledger.acknowledge(
        "staging", ProvenReceipt.read(first.bundle(), "staging", history(AT.plusSeconds(60))));

    shows("141_init", Evidence.PROVEN);
    shows("142_rename", Evidence.PROVEN);
    assertThatThrownBy(
            () -> ledger.acknowledge("staging", signed(receipt(second, second.name(), 1, NEXT))))
        .hasMessageContaining("it lacks what an accepted one lists: [142_rename]");
  }

  @Test
  void a_claim_of_an_earlier_release_takes_nothing_from_what_is_known_of_the_later_one() {
    Release second = second();
    ledger.acknowledge("staging", receipt(second, AT));
    ledger.acknowledge("staging", receipt(first, AT.plusSeconds(60)));
    shows("141_init", Evidence.CLAIMED);
    shows("142_rename", Evidence.CLAIMED);
    assertThatThrownBy(() -> ledger.acknowledge("staging", receipt(second, second.name(), 1, NEXT)))
        .hasMessageContaining("it lacks what an accepted one lists: [142_rename]");

    ledger.acknowledge("staging", signed(receipt(second, NEXT)));
    ledger.acknowledge("staging", receipt(first, NEXT.plusSeconds(1)));

    shows("141_init", Evidence.PROVEN);
    shows("142_rename", Evidence.PROVEN);
  }

  @Test
  void a_proof_still_takes_the_place_of_an_earlier_claim_about_its_own_lineage() {
    Release second = second();
    ledger.acknowledge("staging", receipt(second, AT));
    ledger.acknowledge("staging", signed(receipt(first, AT.plusSeconds(60))));

    ledger.acknowledge("staging", signed(receipt(second, second.name(), 1, NEXT)));

    shows("141_init", Evidence.PROVEN);
    isPending("142_rename");
  }

  @Test
  void a_receipt_that_is_older_is_refused_whichever_release_it_is_of() {
    Release second = second();
    ledger.acknowledge("staging", signed(receipt(second, AT)));

    assertThatThrownBy(
            () -> ledger.acknowledge("staging", signed(receipt(first, AT.minusSeconds(1)))))
        .hasMessageContaining("is accepted already");
  }

  @Test
  void an_earlier_text_of_a_repeatable_comes_back_only_by_a_receipt_that_lists_it() {
    scenario.file("R__v", "create or replace view v as select 1;");
    Release one = open().release("rel_2", "2.0").attach("R__v").cut().assignTo("staging");
    scenario.file("R__v", "create or replace view v as select 2;");
    Release two = open().release("rel_3", "3.0").attach("R__v").cut().assignTo("staging");
    ledger.acknowledge("staging", signed(receipt(two, AT)));

    ledger.acknowledge("staging", signed(receipt(first, AT.plusSeconds(1))));
    shows("R__v", Evidence.PROVEN);
    ledger.acknowledge("staging", signed(receipt(one, AT.plusSeconds(2))));
    isPending("R__v");
    ledger.acknowledge("staging", signed(receipt(two, AT.plusSeconds(3))));
    shows("R__v", Evidence.PROVEN);
  }

  private Ledger open() {
    return scenario.open(Environment.exportOnly("staging"));
  }

  // Whose receipt it is.

  @Test
  void a_receipt_must_name_the_release_as_the_ledger_knows_it() {
    ReleaseName name = first.name();

    refusedOf(
        new ReleaseName("hub", "rel_1", "9.9\u202e\n", 1, 1),
        "expected  rel_1 r1 (1.0), sequence 1",
        "found     rel_1 r1 (9.9  ), sequence 1");
    refusedOf(
        new ReleaseName("hub", "rel_1", "1.0", 7, 1),
        "expected  rel_1 r1 (1.0), sequence 1",
        "found     rel_1 r1 (1.0), sequence 7");
    refusedOf(new ReleaseName("hub", "rel_1", "1.0", 1, 2), "the ledger has no release rel_1 r2");

    ledger.acknowledge("staging", receipt(first, name, 1, AT));
    shows("141_init", Evidence.CLAIMED);
  }

  private void refusedOf(ReleaseName name, String... words) {
    assertThatThrownBy(() -> ledger.acknowledge("staging", receipt(first, name, 1, AT)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The receipt for environment 'staging' was not accepted")
        .hasMessageContainingAll(words);
    isPending("141_init");
  }
}
