package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a migration under names that carry the hash of their content, as in {@code
 * 144_add_score.a91fb303c2d1.sql} with {@code 144_add_score.5c82d0419e11.rollback.sql}. Internal:
 * may change in any release.
 */
public final class GeneratedFile {
  private static final int DIGITS = 12;

  private GeneratedFile() {}

  /** The name of the file to apply. */
  public static String name(Migration migration) {
    return name(migration, migration.apply(), ".sql");
  }

  /**
   * Writes the files into a folder; a file that is there with the same content stays.
   *
   * @throws LedgerException if a file cannot be written
   */
  public static List<Path> write(Migration migration, Path folder) {
    List<Path> files = new ArrayList<>();
    SqlText rollback = migration.rollback();
    if (rollback != null) {
      files.add(write(folder.resolve(name(migration, rollback, ".rollback.sql")), rollback));
    }
    files.add(write(folder.resolve(name(migration)), migration.apply()));
    return files;
  }

  private static String name(Migration migration, SqlText text, String ending) {
    return migration.id().canonical() + "." + text.textHash().hex().substring(0, DIGITS) + ending;
  }

  private static Path write(Path file, SqlText text) {
    try {
      Files.write(file, text.bytes(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException present) {
      refuseOther(file, text);
    } catch (IOException failed) {
      throw new LedgerException(
          "The generated migration cannot be written to %s: %s. Nothing was registered or applied."
              .formatted(file, failed.getMessage()),
          failed);
    }
    return file;
  }

  private static void refuseOther(Path file, SqlText text) {
    try {
      if (!SqlText.decode(Files.readAllBytes(file), file.toString()).equals(text)) {
        throw new LedgerException(
            "%s is there with another content than its name says. Move it away; nothing was registered or applied."
                .formatted(file));
      }
    } catch (IOException failed) {
      throw new LedgerException("%s cannot be read: %s".formatted(file, failed), failed);
    }
  }

  /**
   * Takes files away again.
   *
   * @throws LedgerException if one cannot be deleted
   */
  public static void delete(List<Path> files) {
    for (Path file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException failed) {
        throw new LedgerException(
            "%s belongs to a migration that was not applied, and cannot be deleted: %s"
                .formatted(file, failed.getMessage()),
            failed);
      }
    }
  }
}
