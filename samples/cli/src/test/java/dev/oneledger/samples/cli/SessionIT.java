package dev.oneledger.samples.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell session of {@code docs/cli.md}, by the runnable jar, from an empty folder. */
class SessionIT {
  private static final Path PAGE = Path.of("../../docs/cli.md");
  private static final Path JAR = Path.of(System.getProperty("oneledger.cli.jar"));

  @TempDir Path folder;

  @Test
  void a_session_goes_from_an_empty_folder_to_a_verified_bundle() throws Exception {
    needsSshKeygen();
    try (TestDatabase ledger = TestPostgres.freshDatabase();
        TestDatabase dev = TestPostgres.freshDatabase()) {
      String session =
          block("session", "sh")
              .replace("jdbc:postgresql://127.0.0.1/ledger", quoted(ledger))
              .replace("jdbc:postgresql://127.0.0.1/customers", quoted(dev));

      String said = shell(session, dev);

      assertThat(masked(said)).isEqualTo(block("output", "text"));
      assertThat(said).doesNotContain(Terminal.SECRET);
    }
  }

  @Test
  void the_jar_has_every_licence_and_no_signature_of_a_part() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      String licences =
          new String(jar.getInputStream(jar.getEntry("META-INF/LICENSE")).readAllBytes(), UTF_8);

      assertThat(licences).contains("Apache License").contains("PostgreSQL Global Development");
      assertThat(jar.getEntry("META-INF/NOTICE")).isNotNull();
      assertThat(jar.stream().map(Object::toString))
          .noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
    }
  }

  private static void needsSshKeygen() {
    boolean isThere =
        List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, "ssh-keygen")));
    assumeTrue(
        isThere || Boolean.getBoolean("oneledger.test.databaseRequired"),
        "ssh-keygen is not on the path");
  }

  private static String quoted(TestDatabase database) {
    return "'" + database.url() + "'";
  }

  private static String block(String name, String language) throws IOException {
    String page = Files.readString(PAGE);
    String start = "<!-- cli: " + name + " -->\n```" + language + "\n";
    int from = page.indexOf(start);
    assertThat(from).as(start).isNotNegative();
    return page.substring(from + start.length(), page.indexOf("```\n", from + start.length()));
  }

  private String shell(String session, TestDatabase database) throws Exception {
    String oneledger =
        "oneledger() { echo \"\\$ oneledger $*\"; \"$JAVA\" -XX:TieredStopAtLevel=1"
            + " -XX:-UsePerfData -jar \"$JAR\" \"$@\"; }\n";
    Path out = folder.resolveSibling(folder.getFileName() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-eu", "-c", oneledger + session)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder
        .environment()
        .put("JAVA", Path.of(System.getProperty("java.home"), "bin/java").toString());
    builder.environment().put("JAR", JAR.toAbsolutePath().toString());
    builder.environment().put("LEDGER_USER", database.user());
    builder.environment().put("LEDGER_PASSWORD", Terminal.password(database));
    int exit = builder.start().waitFor();
    String said = Files.readString(out);
    Files.delete(out);
    assertThat(exit).as(said).isZero();
    return said;
  }

  /** Moments, digests and fingerprints are other ones each time. */
  private static String masked(String said) {
    return said.replaceAll("\\d{4}-\\d\\d-\\d\\d", "2026-01-15")
        .replaceAll("\\b\\d\\d:\\d\\d\\b", "12:00")
        .replaceAll("sha256:[0-9a-f]{64}", "sha256:90b7dcac...")
        .replaceAll("SHA256:[A-Za-z0-9+/]{43}", "SHA256:AKDt94S1...");
  }
}
