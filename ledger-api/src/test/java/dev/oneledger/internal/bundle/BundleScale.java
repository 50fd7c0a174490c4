package dev.oneledger.internal.bundle;

import dev.oneledger.Bundle;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.SigningKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.Trust;
import dev.oneledger.layout.AtlasLayout;
import dev.oneledger.spi.BundleContents;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;

/**
 * Writes, signs, opens and reads a bundle of many files whose texts no list holds, and prints how
 * long each took and the most heap that was in use. Arguments: files, bytes of each, folder.
 */
final class BundleScale {
  private final int files;
  private final int bytes;

  private BundleScale(int files, int bytes) {
    this.files = files;
    this.bytes = bytes;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[2]);
    new BundleScale(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1])).run(folder);
  }

  private void run(Path folder) throws Exception {
    SigningKey key = SigningKey.generate();
    long start = System.nanoTime();
    Path zip =
        BundleWriter.bundle(contents(), List.of(new PsqlLayout(), new AtlasLayout()))
            .writeZip(folder.resolve("scale.zip"), key);
    long written = System.nanoTime();
    Bundle bundle = Bundle.open(zip, Trust.allowedSigners(key.allowedSigner("scale")));
    long opened = System.nanoTime();
    long read = 0;
    for (Migration migration : BundleMigrations.of(bundle)) {
      read += migration.apply().bytes().length;
    }
    if (read < (long) files * bytes) {
      throw new IllegalStateException("read " + read);
    }
    System.out.printf(
        "%d files of %d bytes, zip of %d kB: written and signed in %d ms, verified in %d ms, peak heap %d kB%n",
        files,
        bytes,
        Files.size(zip) / 1024,
        (written - start) / 1_000_000,
        (opened - written) / 1_000_000,
        peak() / 1024);
  }

  private static long peak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private BundleContents contents() {
    List<Migration> migrations =
        new AbstractList<>() {
          @Override
          public int size() {
            return files;
          }

          @Override
          public Migration get(int place) {
            return migration(place + 1);
          }
        };
    return new BundleContents(
        SampleRelease.NAME,
        SampleRelease.CUT_AT,
        List.of(MigrationId.parse(files + "_table")),
        migrations,
        new Lineage(migrations.stream().map(Lineage.Pin::of).toList()),
        null,
        ReleaseConditions.NONE,
        SqlDialect.POSTGRESQL);
  }

  private Migration migration(int number) {
    StringBuilder text =
        new StringBuilder("CREATE TABLE IF NOT EXISTS t_%d (n int);\n".formatted(number));
    for (int row = 1; text.length() < bytes; row++) {
      text.append("INSERT INTO t_%d VALUES (%d); -- a row of many\n".formatted(number, row));
    }
    SqlText rollback = SqlText.of("DROP TABLE IF EXISTS t_%d;\n".formatted(number));
    return new Migration(
        MigrationId.parse(number + "_table"),
        SqlText.of(text.toString()),
        rollback,
        true,
        "made " + number);
  }
}
