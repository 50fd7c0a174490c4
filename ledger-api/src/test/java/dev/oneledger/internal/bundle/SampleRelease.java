package dev.oneledger.internal.bundle;

import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.MigrationSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Releases for tests: files by name, in the ledger's own order. */
final class SampleRelease {
  static final ReleaseName NAME =
      new ReleaseName("customer-success-hub", "rel_8f12", "2.8.0", 3, 1);
  static final Instant CUT_AT = Instant.parse("2026-04-18T14:22:00Z");

  private final Map<String, String> files = new LinkedHashMap<>();

  /** The lineage of the product brief: two migrations before, three attached. */
  static SampleRelease ofTheBrief() {
    return new SampleRelease()
        .file("142_customer.sql", "CREATE TABLE IF NOT EXISTS customer (id int PRIMARY KEY);\n")
        .file("142_customer.rollback.sql", "DROP TABLE IF EXISTS customer;\n")
        .file(
            "144_customer_health_score.sql",
            """
            -- 144_customer_health_score.sql
            -- Scores of customers.

            BEGIN;

            CREATE TABLE IF NOT EXISTS customer_health_score (
              customer_id int NOT NULL REFERENCES customer(id) ON DELETE CASCADE,
              score smallint NOT NULL CHECK (score BETWEEN 0 AND 100)
            );

            COMMIT;
            """)
        .file(
            "144_customer_health_score.rollback.sql",
            "DROP TABLE IF EXISTS customer_health_score;\n")
        .file(
            "145_health_index.sql",
            """
            -- ledger: no-transaction
            CREATE INDEX CONCURRENTLY IF NOT EXISTS ix_chs ON customer_health_score (customer_id);
            """)
        .file(
            "145_health_index.rollback.sql",
            """
            -- ledger: no-transaction
            DROP INDEX CONCURRENTLY IF EXISTS ix_chs;
            """);
  }

  SampleRelease file(String name, String text) {
    files.put(name, text);
    return this;
  }

  BundleContents contents(String... attached) {
    return contents(NAME, attached);
  }

  /** The files by name, in the order in which they were added. */
  Map<String, String> files() {
    return files;
  }

  BundleContents contents(ReleaseName name, String... attached) {
    return contents(name, MigrationSource.of(files).load(), attached);
  }

  static BundleContents contents(ReleaseName name, List<Migration> migrations, String... attached) {
    return new BundleContents(
        name,
        CUT_AT,
        Arrays.stream(attached).map(MigrationId::parse).toList(),
        migrations,
        new Lineage(migrations.stream().map(Lineage.Pin::of).toList()),
        null,
        ReleaseConditions.NONE,
        SqlDialect.POSTGRESQL);
  }
}
