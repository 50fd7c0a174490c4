package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Approval;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.GateOverride;
import dev.oneledger.GatePolicy;
import dev.oneledger.Gates;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestH2;
import dev.oneledger.jdbc.testkit.TestMariaDb;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.spi.MigrationSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What gates, approvals and receipts leave in a ledger is there for the next process. */
class GatesKeptInDatabaseTest {
  private static final SigningKey KEY = SigningKey.generate();
  private static final Trust TRUST = Trust.allowedSigners(KEY.allowedSigner("ci@example.com"));

  /** Another process each time: nothing is shared but the database. */
  private static Ledger open(ScratchDatabase database) {
    return Ledger.forApp("hub")
        .store(JdbcLedgerStore.on(database.dataSource()))
        .migrations(MigrationSource.of(Map.of("1_a.sql", "select 1;", "2_b.sql", "select 2;")))
        .environment(Environment.exportOnly("staging"))
        .environment(Environment.exportOnly("prod"))
        .gate(Gates.approvedBy(1), GatePolicy.REFUSE)
        .gate(Gates.appliedIn("staging").proven(), GatePolicy.REFUSE, "prod")
        .author("ada")
        .open();
  }

  private static Receipt receipt(Release release) {
    return new Receipt(
        release.name(),
        "staging",
        release.lineage().digest(),
        release.lineage().pins().stream()
            .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
            .toList(),
        "psql",
        Instant.parse("2026-04-18T10:00:00Z"));
  }

  private static Release release(ScratchDatabase database) {
    return open(database).release("rel_1").orElseThrow();
  }

  private static List<EntryKind> kinds(ScratchDatabase database, String environment) {
    return open(database).journal(environment).entries().stream().map(JournalEntry::kind).toList();
  }

  @Test
  void on_postgresql() {
    keeps(TestPostgres.freshDatabase());
  }

  @Test
  void on_mariadb() {
    keeps(TestMariaDb.freshDatabase());
  }

  @Test
  void on_h2() {
    keeps(TestH2.freshDatabase());
  }

  private static void keeps(ScratchDatabase fresh) {
    try (ScratchDatabase database = fresh) {
      open(database).release("rel_1", "1.0").attach("2").cut();
      assertThatThrownBy(() -> release(database).assignTo("staging"))
          .hasMessageContaining("G001 gate approved-by-1");
      assertThat(kinds(database, "staging")).isEmpty();

      String why = "gelesen \u00e4\u4f60 \ud83d\ude80\nzweite Zeile";
      release(database).approve("grace", why);
      assertThat(release(database).approvals()).extracting(Approval::why).containsExactly(why);
      release(database).assignTo("staging");

      release(database)
          .assignTo("prod", new GateOverride("proven-in-staging", "edith", "hotfix 4711"));
      assertThat(kinds(database, "prod"))
          .containsExactly(EntryKind.OPENED, EntryKind.OVERRIDDEN, EntryKind.ASSIGNED);
      JournalEntry overridden = open(database).journal("prod").entries().get(1);
      assertThat(overridden.stamp().who()).isEqualTo("edith");
      assertThat(overridden.detail("reasons")).isEqualTo("'staging' lacks 1_a, 2_b");

      proves(database);

      open(database).journal().verify();
      open(database).journal("staging").verify();
      open(database).journal("prod").verify();
    }
  }

  private static void proves(ScratchDatabase database) {
    Receipt receipt = receipt(release(database));
    ProvenReceipt proven = ProvenReceipt.signed(receipt.toText(), receipt.sign(KEY), TRUST);
    open(database).acknowledge("staging", proven);
    open(database).acknowledge("staging", receipt);

    assertThat(open(database).status().cell("2_b", "staging").evidence())
        .isEqualTo(Evidence.PROVEN);
    release(database).assignTo("prod");
    assertThat(kinds(database, "prod")).endsWith(EntryKind.ASSIGNED, EntryKind.ASSIGNED);
  }
}
