package dev.oneledger.spi;

import dev.oneledger.Bundle;
import dev.oneledger.Migration;
import dev.oneledger.internal.bundle.BundleMigrations;
import dev.oneledger.internal.source.ClasspathSource;
import dev.oneledger.internal.source.DirectorySource;
import dev.oneledger.internal.source.TextSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a build's migrations come from. Thread-safe.
 *
 * <p>The sources made here read files named {@code 144_x.sql} with {@code 144_x.rollback.sql},
 * {@code 144_x.up.sql} with {@code 144_x.down.sql}, {@code V144__x.sql} with {@code U144__x.sql},
 * {@code R__x.sql} for repeatable ones, or a folder {@code 144_x} with {@code apply.sql} and {@code
 * rollback.sql}; in subfolders too. A name may carry 12 to 64 hex digits of its content's SHA-256
 * ({@code 144_x.a91fb303c2d1.sql}). What does not end in {@code .sql}, and what begins with a dot,
 * is ignored.
 */
@FunctionalInterface
public interface MigrationSource {

  /**
   * Loads every migration, in any order.
   *
   * @throws dev.oneledger.LedgerException if a file cannot be read, is not UTF-8, has no revision
   *     in its name, carries a hash in its name that is not its content's, if two files are the
   *     same revision, or a rollback file has no migration; the message names the files
   */
  List<Migration> load();

  /** The migrations in a folder, read at each {@link #load}. */
  static MigrationSource directory(Path directory) {
    return new DirectorySource(directory);
  }

  /**
   * The migrations in a class-path location such as {@code db/ledger}, seen through the calling
   * thread's class loader; where several folders and jars have the location, all of them. In a jar
   * with an index ({@link dev.oneledger.MigrationIndex}) a text is read when it is first used.
   *
   * <p>{@link #load} then throws {@link dev.oneledger.LedgerException} also if the index does not
   * list exactly what is in the jar.
   */
  static MigrationSource classpath(String location) {
    return classpath(location, ClasspathSource.defaultLoader());
  }

  /** The same, seen through a class loader of choice. */
  static MigrationSource classpath(String location, ClassLoader loader) {
    return new ClasspathSource(location, loader);
  }

  /** The whole lineage of a bundle, read again at each {@link #load}. */
  static MigrationSource bundle(Bundle bundle) {
    return () -> List.copyOf(BundleMigrations.of(bundle));
  }

  /** Migrations given as texts, by file name. */
  static MigrationSource of(Map<String, String> fileNameToText) {
    return new TextSource(fileNameToText);
  }
}
