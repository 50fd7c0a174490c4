package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.memory.CrashPoint;
import dev.oneledger.memory.InMemoryTarget;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A dump of one environment restored as another. */
class RebindTest {
  private static final JournalKey STAGING = JournalKey.environment("hub", "staging");
  private static final JournalKey PROD = JournalKey.environment("hub", "prod");

  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryTarget prod = new InMemoryTarget();
  private final InMemoryTarget staging = new InMemoryTarget();

  private Ledger prodLedger() {
    return scenario.open(Environment.managed("prod", prod));
  }

  private Ledger stagingLedger() {
    return scenario.open(Environment.managed("staging", staging));
  }

  private void restoreProdAsStaging() {
    staging.restore(prod.snapshot());
  }

  @Test
  void a_restored_dump_is_refused_until_it_is_rebound_and_then_goes_on_from_what_it_has() {
    prodLedger().sync("prod");
    restoreProdAsStaging();
    scenario.file("144_new", "create table n(id int);");
    assertThatThrownBy(() -> stagingLedger().sync("staging"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D015")
        .hasMessageContaining("rebind(\"staging\")");

    assertThat(stagingLedger().rebind("staging").summary())
        .contains("rebound from hub environment:prod", "3 migrations taken over");

    List<JournalEntry> own = staging.read(STAGING, 0);
    assertThat(own).extracting(JournalEntry::kind).startsWith(EntryKind.OPENED);
    assertThat(own.get(0).detail("rebound-from")).isEqualTo("environment:prod");
    assertThat(own.get(0).detail("rebound-head"))
        .isEqualTo(prod.head(PROD).orElseThrow().chain().hash().toString());
    assertThat(staging.read(PROD, 0)).isEqualTo(prod.read(PROD, 0));
    stagingLedger().sync("staging");
    assertThat(staging.statements()).hasSize(4).endsWith("create table n(id int)");
    assertThat(stagingLedger().status().cell("141_init", "staging").state())
        .isEqualTo(CellState.APPLIED);
    assertThat(stagingLedger().journal("staging").findings()).isEmpty();
  }

  @Test
  void what_was_rolled_back_there_stays_rolled_back_here() {
    Ledger ledger = prodLedger();
    scenario.file("144_x", "create table x(id int);", "drop table x;");
    prodLedger().sync("prod");
    prodLedger().rollback("prod", "144");
    restoreProdAsStaging();

    stagingLedger().rebind("staging");
    stagingLedger().sync("staging");

    assertThat(stagingLedger().status().cell("144_x", "staging").state())
        .isEqualTo(CellState.ROLLED_BACK);
    assertThat(staging.statements()).isEqualTo(prod.statements());
    assertThat(ledger.app()).isEqualTo("hub");
  }

  @Test
  void an_edit_since_is_still_found_after_rebinding() {
    prodLedger().sync("prod");
    restoreProdAsStaging();
    stagingLedger().rebind("staging");
    scenario.file("143_policies", "alter table b disable row level security;");

    assertThatThrownBy(() -> stagingLedger().sync("staging"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D001");
  }

  @Test
  void a_database_without_another_journal_is_not_rebound() {
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> stagingLedger().rebind("staging"))
        .withMessageContaining("found none")
        .withMessageContaining("baseline or promote");
    assertThat(staging.head(STAGING)).isEmpty();
  }

  @Test
  void an_environment_with_its_journal_is_not_rebound() {
    stagingLedger().sync("staging");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> stagingLedger().rebind("staging"))
        .withMessageContaining("the database has its journal already");
  }

  @Test
  void a_database_with_the_journal_of_another_app_only_is_not_rebound() {
    Ledger other =
        Ledger.inMemory("billing").environment(Environment.managed("prod", staging)).open();
    other.sync("prod");

    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> stagingLedger().rebind("staging"))
        .withMessageContaining("found none");
  }

  @Test
  void where_it_is_not_settled_what_is_there_it_is_not_rebound() {
    scenario.file("144_index", "-- ledger: no-transaction\ncreate index concurrently i on b(id);");
    prod.crashAt(CrashPoint.AFTER_STATEMENTS, "concurrently");
    assertThatThrownBy(() -> prodLedger().sync("prod"))
        .isInstanceOf(LedgerUnreachableException.class);
    restoreProdAsStaging();

    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> stagingLedger().rebind("staging"))
        .withMessageContaining("it is not settled what is there of 144_index");
    assertThat(staging.head(STAGING)).isEmpty();
  }
}
