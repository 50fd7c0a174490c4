package dev.oneledger.benchmarks.arena;

import dev.oneledger.MigrationIndex;
import dev.oneledger.SqlDialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.spi.ToolProvider;

/**
 * Folders of migrations, each one CREATE TABLE and one CREATE INDEX, named as Flyway and OneLedger
 * both read them; and the same with the two comments that make them formatted SQL of Liquibase's,
 * beside a changelog that includes the folder; and a jar of them with an index of OneLedger's.
 */
final class MigrationFiles {
  private static final String LOCATION = "db/ledger";
  private static final String CHANGELOG =
      """
      databaseChangeLog:
        - includeAll:
            path: sql/
      """;

  private MigrationFiles() {}

  /** Writes the first so many into a folder, unless they are there. */
  static Path plain(Path parent, int count) {
    Path folder = parent.resolve("plain-" + count);
    if (!Files.exists(folder)) {
      write(folder, count, "");
    }
    return folder;
  }

  /** The same as a changelog. */
  static Path changelog(Path parent, int count) {
    Path folder = parent.resolve("changelog-" + count);
    if (!Files.exists(folder)) {
      write(folder.resolve("sql"), count, "--liquibase formatted sql\n--changeset benchmark:%s\n");
      try {
        Files.writeString(folder.resolve("changelog.yaml"), CHANGELOG);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return folder;
  }

  /** The same as a jar that has them, and their index, in {@value #LOCATION}. */
  static Path indexedJar(Path parent, int count) {
    Path jar = parent.resolve("indexed-%s.jar".formatted(count));
    if (!Files.exists(jar)) {
      Path root = parent.resolve("indexed-" + count);
      write(root.resolve(LOCATION), count, "");
      MigrationIndex.write(root.resolve(LOCATION), Set.of(SqlDialect.POSTGRESQL));
      int exit =
          ToolProvider.findFirst("jar")
              .orElseThrow()
              .run(
                  System.err,
                  System.err,
                  "--create",
                  "--file=" + jar,
                  "-C",
                  root.toString(),
                  LOCATION);
      if (exit != 0) {
        throw new IllegalStateException("No jar was made of " + root);
      }
    }
    return jar;
  }

  private static void write(Path folder, int count, String header) {
    try {
      Files.createDirectories(folder);
      for (int number = 1; number <= count; number++) {
        String digits = Integer.toString(100_000 + number).substring(1);
        Files.writeString(
            folder.resolve("V%s__table_%s.sql".formatted(digits, digits)),
            header.formatted(number) + script(digits));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String script(String digits) {
    return """
        CREATE TABLE t_%1$s (
          id bigint PRIMARY KEY,
          name text NOT NULL,
          created timestamptz NOT NULL DEFAULT now()
        );
        CREATE INDEX t_%1$s_name ON t_%1$s (name);
        """
        .formatted(digits);
  }
}
