package dev.oneledger.reliability.replay;

import dev.oneledger.Bundle;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.bundle.BundleWriter;
import dev.oneledger.internal.bundle.MariaDbLayout;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.MigrationSource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A release of a few texts for MariaDB, all of them attached unless said otherwise. Immutable.
 *
 * @param sequence which release of the application
 */
record SmallRelease(
    int sequence, Map<String, String> texts, ReleaseConditions conditions, List<String> attached) {

  static SmallRelease of(int sequence) {
    return new SmallRelease(sequence, Map.of(), ReleaseConditions.NONE, List.of());
  }

  SmallRelease text(String file, String sql) {
    Map<String, String> more = new LinkedHashMap<>(texts);
    more.put(file, sql);
    return new SmallRelease(sequence, more, conditions, attached);
  }

  SmallRelease under(ReleaseConditions wanted) {
    return new SmallRelease(sequence, texts, wanted, attached);
  }

  SmallRelease attach(String... ids) {
    return new SmallRelease(sequence, texts, conditions, List.of(ids));
  }

  Lineage lineage() {
    return new Lineage(migrations().stream().map(Lineage.Pin::of).toList());
  }

  private List<Migration> migrations() {
    return MigrationSource.of(texts).load();
  }

  Bundle bundle() {
    List<Migration> migrations = migrations();
    return BundleWriter.bundle(
        new BundleContents(
            new ReleaseName("hub", "rel_" + sequence, "1." + sequence, sequence, 1),
            Instant.EPOCH,
            attached.isEmpty()
                ? migrations.stream().map(Migration::id).toList()
                : attached.stream().map(MigrationId::parse).toList(),
            migrations,
            lineage(),
            null,
            conditions,
            SqlDialect.MARIADB),
        List.of(new MariaDbLayout()));
  }
}
