package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SqlText;
import dev.oneledger.internal.index.IndexHeader;
import dev.oneledger.internal.index.IndexText;
import dev.oneledger.internal.index.IndexedFile;
import dev.oneledger.internal.sql.SqlSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/** Writes the index of a folder of migrations. Internal: may change in any release. */
public final class IndexWriter {
  private final Path folder;

  /** For this folder. */
  public IndexWriter(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the index into the folder; one that says the same already is left as it is.
   *
   * @param required the dialects in which every text must be readable; if none, each dialect is
   *     tried, and which have read all is in the index
   * @return how many migrations it is of
   * @throws LedgerException if a migration is wrong as {@link
   *     dev.oneledger.spi.MigrationSource#load} says, has a path with a control character, or
   *     cannot be read in a required dialect
   */
  public int write(Set<SqlDialect> required) {
    List<SourceFile> files = new ArrayList<>(DirectorySource.files(folder));
    files.sort(Comparator.comparing(SourceFile::path));
    List<Migration> migrations = MigrationFiles.join(files);
    IndexHeader header = IndexHeader.of(migrations, readable(files, required));
    Path index = folder.resolve(IndexText.FILE_NAME);
    try {
      List<IndexedFile> indexed = new ArrayList<>();
      for (SourceFile file : files) {
        indexed.add(indexed(file));
      }
      String text = new IndexText(header, indexed).write();
      if (!Files.exists(index) || !Files.readString(index).equals(text)) {
        Files.writeString(index, text);
      }
    } catch (IOException failed) {
      throw new LedgerException(
          """
          The index of migrations cannot be written.
            where:  %s
            reason: %s
            to do:  name a folder that this process may write to, while nobody else changes it."""
              .formatted(index, failed),
          failed);
    }
    return migrations.size();
  }

  private IndexedFile indexed(SourceFile file) throws IOException {
    if (file.path().chars().anyMatch(Character::isISOControl)) {
      throw new LedgerException(
          "The path of a migration has a control character: '%s'. Rename the file."
              .formatted(file.path().replaceAll("\\p{Cntrl}", "?")));
    }
    byte[] bytes = Files.readAllBytes(folder.resolve(file.path()));
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return new IndexedFile(
        file.path(),
        bytes.length,
        crc.getValue(),
        file.text().textHash(),
        file.text().tokenHash(),
        file.isTransactional());
  }

  private static Set<SqlDialect> readable(List<SourceFile> files, Set<SqlDialect> required) {
    Set<SqlDialect> readable = EnumSet.noneOf(SqlDialect.class);
    for (SqlDialect dialect : required.isEmpty() ? Set.of(SqlDialect.values()) : required) {
      try {
        files.forEach(file -> read(file, dialect));
        readable.add(dialect);
      } catch (LedgerException unreadable) {
        if (!required.isEmpty()) {
          throw unreadable;
        }
      }
    }
    return readable;
  }

  private static void read(SourceFile file, SqlDialect dialect) {
    SqlText text = file.text();
    try {
      SqlSplitter.split(text.text(), dialect);
    } catch (LedgerException unreadable) {
      throw new LedgerException(
          "%s cannot be read as %s: %s".formatted(file.origin(), dialect, unreadable.getMessage()),
          unreadable);
    }
  }
}
