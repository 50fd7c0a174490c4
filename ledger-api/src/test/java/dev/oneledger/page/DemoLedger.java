package dev.oneledger.page;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlText;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.LedgerStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger of the story: prod got another text of 143, from a ledger of its own before it joined
 * this one, and a fourth database, whose history Flyway keeps, has two migrations of its own.
 */
final class DemoLedger {
  static final Clock MORNING = Clock.fixed(Instant.parse("2026-04-18T09:14:00Z"), ZoneOffset.UTC);
  static final String DRIFTED = "143_rls_policies";

  private static final String POLICIES =
      """
      -- Tenants see their own rows only.
      BEGIN;

      ALTER TABLE account ENABLE ROW LEVEL SECURITY;
      ALTER TABLE customer ENABLE ROW LEVEL SECURITY;

      DROP POLICY IF EXISTS account_by_tenant ON account;
      CREATE POLICY account_by_tenant ON account
        USING (tenant_id = current_setting('app.tenant')::uuid);

      DROP POLICY IF EXISTS customer_by_tenant ON customer;
      CREATE POLICY customer_by_tenant ON customer
        USING (tenant_id = current_setting('app.tenant')::uuid)
        WITH CHECK (tenant_id = current_setting('app.tenant')::uuid);

      COMMIT;
      """;

  final InMemoryLedgerStore store = new InMemoryLedgerStore();
  final InMemoryTarget dev = new InMemoryTarget();
  final InMemoryTarget staging = new InMemoryTarget();
  final InMemoryTarget prod = new InMemoryTarget();
  final InMemoryHistory legacy = new InMemoryHistory().withScripts();
  private final Map<String, Migration> build = new LinkedHashMap<>();

  private DemoLedger() {}

  /** Lived through the story. */
  static DemoLedger lived() {
    DemoLedger demo = new DemoLedger();
    demo.live();
    return demo;
  }

  private void live() {
    file(
        "141_init",
        "CREATE TABLE IF NOT EXISTS account (id uuid PRIMARY KEY, tenant_id uuid NOT NULL);\n");
    file("142_accounts_rename", "ALTER TABLE account RENAME COLUMN owner TO tenant_id;\n");
    file(
        DRIFTED,
        POLICIES
            .replace(
                "current_setting('app.tenant')::uuid);\n\nDROP",
                "current_setting('app.tenant', true)::uuid);\n\nDROP")
            .replace(
                "ALTER TABLE customer ENABLE ROW LEVEL SECURITY;\n",
                "ALTER TABLE customer ENABLE ROW LEVEL SECURITY;\nALTER TABLE customer FORCE ROW LEVEL SECURITY;\n"));
    openOn(
            new InMemoryLedgerStore(),
            "marta",
            "2026-04-02T16:20:00Z",
            Environment.managed("prod", prod))
        .sync("prod");
    keepText(build.get(DRIFTED));
    file(DRIFTED, POLICIES);
    Environment plainStaging = Environment.managed("staging", staging);
    open("ci", "2026-04-08T10:05:00Z", plainStaging).sync("staging");
    file(
        "144_health_score",
        "CREATE TABLE IF NOT EXISTS customer_health_score (id uuid PRIMARY KEY);\n");
    open("ci", "2026-04-14T11:30:00Z", plainStaging).sync("staging");
    file(
        "145_backfill_scores",
        "INSERT INTO customer_health_score (id) SELECT id FROM customer ON CONFLICT (id) DO NOTHING;\n");
    file(
        "146_health_rules",
        "CREATE TABLE IF NOT EXISTS health_rule (id int PRIMARY KEY, rule text);\n");
    Ledger now = open("ada", "2026-04-18T09:02:00Z", Environment.managed("dev", dev));
    now.sync("dev");
    theirs();
    current("ada", "2026-04-18T09:06:00Z").sync("legacy");
    now = current("ada", "2026-04-18T09:10:00Z");
    now.release("rel_8f12", "2.8.0")
        .attach("144", "145", "146")
        .cut()
        .approve("grace", "tested on staging");
  }

  /** Lets this ledger know the text, as one that took the other's texts over does. */
  private void keepText(Migration migration) {
    Ledger.forApp("customer-success-hub-before").store(store).open().register(migration);
  }

  private void theirs() {
    legacy.clock(MORNING).appliedAt(Instant.parse("2026-04-11T07:40:00Z"));
    for (Migration migration : build.values()) {
      if (migration.id().revision().compareTo(Revision.parse("145")) < 0) {
        legacy.applied(
            "V" + migration.id().toString().replaceFirst("_", "__"), migration.apply().text());
      }
    }
    legacy
        .applied("V147__hotfix_idx", "CREATE INDEX CONCURRENTLY ix_hotfix ON customer (email);\n")
        .applied(
            "V148__nullable_email", "ALTER TABLE customer ALTER COLUMN email DROP NOT NULL;\n");
  }

  void file(String id, String text) {
    build.put(
        id,
        new Migration(
            MigrationId.parse(id), SqlText.of(text), null, true, "db/migrations/" + id + ".sql"));
  }

  /** A process of today with all four environments. */
  Ledger current() {
    return current("ada", "2026-04-18T09:14:00Z");
  }

  private Ledger current(String author, String at) {
    return open(
        author,
        at,
        Environment.managed("dev", dev),
        Environment.managed("staging", staging),
        Environment.managed("prod", prod),
        Environment.reconcile("legacy", legacy));
  }

  /** A process of today with these environments. */
  Ledger open(Environment... environments) {
    return open("ada", "2026-04-18T09:14:00Z", environments);
  }

  private Ledger open(String author, String at, Environment... environments) {
    return openOn(store, author, at, environments);
  }

  private Ledger openOn(LedgerStore ledger, String author, String at, Environment... environments) {
    List<Migration> now = List.copyOf(build.values());
    LedgerBuilder builder =
        Ledger.forApp("customer-success-hub")
            .store(ledger)
            .migrations(() -> now)
            .clock(Clock.fixed(Instant.parse(at), ZoneOffset.UTC))
            .author(author);
    for (Environment environment : environments) {
      builder.environment(environment);
    }
    return builder.open();
  }

  LedgerReading reading() {
    return LedgerReading.of(current(), MORNING);
  }
}
