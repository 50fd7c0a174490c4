package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles are made, verified and answered for where no driver of their database is. */
class BundleWithoutDriverTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "POSTGRESQL, memory, [psql]",
    "POSTGRESQL, h2, [psql]",
    "MARIADB, memory, [mariadb]",
    "MARIADB, h2, [mariadb]"
  })
  void a_ledger_in_memory_or_h2_hands_releases_out(String dialect, String where, String layouts)
      throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !isDriver(Path.of(entry).getFileName().toString()))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(classPath).doesNotContain("postgresql-").doesNotContain("mariadb-java-client");

    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                BundleWithoutDriver.class.getName(),
                dialect,
                folder.toString(),
                where)
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said.lines()).contains(layouts + " applied");
  }

  private static boolean isDriver(String jar) {
    return jar.contains("postgres") || jar.contains("mariadb") || jar.contains("mysql");
  }
}
