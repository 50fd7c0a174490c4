package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A change of the golden digest is a change of the format: every release ever cut gets other bytes.
 */
class BundleReproducibilityTest {
  private static final String GOLDEN =
      "sha256:a538e578bdcd6e6953787f3db011a6f677709c612a6d35ba0cf7cc7d7d4324dc";
  private static final Path JDK_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");
  private static final List<String> ZONES = List.of("UTC", "Asia/Kathmandu", "America/St_Johns");

  @TempDir Path temp;

  /**
   * Prints the digest of a bundle that has something of everything, for each time zone and for each
   * order in which its files were made.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    for (String zone : ZONES) {
      TimeZone.setDefault(TimeZone.getTimeZone(zone));
      for (boolean backwards : new boolean[] {false, true}) {
        Path made = Files.createTempDirectory(folder, "files");
        System.out.println(digest(write(made, backwards)));
      }
    }
  }

  private static SampleRelease release() {
    return SampleRelease.ofTheBrief()
        .file("146_gr\u00fcn_I.sql", "-- \u0130stanbul\nselect 'I';\n")
        .file("R__i.sql", "select 'i';\n");
  }

  private static Path write(Path folder, boolean backwards) throws IOException {
    List<Map.Entry<String, String>> files = new ArrayList<>(release().files().entrySet());
    if (backwards) {
      Collections.reverse(files);
    }
    for (Map.Entry<String, String> file : files) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
    return folder;
  }

  private static String digest(Path folder) {
    return BundleWriter.bundle(
            SampleRelease.contents(
                SampleRelease.NAME,
                MigrationSource.directory(folder).load(),
                "144_customer_health_score",
                "145_health_index",
                "146_gr\u00fcn_I",
                "R__i"),
            List.of(new PsqlLayout()))
        .digest()
        .toString();
  }

  @Test
  void the_digest_is_the_pinned_one() throws IOException {
    assertThat(digest(write(temp, false))).isEqualTo(GOLDEN);
  }

  /** Three languages, one of them Turkish; three zones and two orders of files in each. */
  @ParameterizedTest
  @CsvSource({"en, US", "tr, TR", "ar, EG"})
  void language_time_zone_and_order_of_files_do_not_matter(String language, String country)
      throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    assertThat(inChild(home, language, country)).containsExactly(GOLDEN);
  }

  @ParameterizedTest
  @CsvSource({"en, US", "tr, TR", "ar, EG"})
  void nor_does_the_newest_jdk(String language, String country) throws Exception {
    assumeTrue(Files.isDirectory(JDK_25), "no JDK at " + JDK_25);
    assertThat(inChild(JDK_25, language, country)).containsExactly(GOLDEN);
  }

  /** The different digests of all its bundles. */
  private Set<String> inChild(Path home, String language, String country) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/java").toString(),
                "-XX:-UsePerfData",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Dfile.encoding=ISO-8859-1",
                "-Dsun.jnu.encoding=UTF-8",
                "-Dline.separator=\r\n",
                "-cp",
                System.getProperty("java.class.path"),
                BundleReproducibilityTest.class.getName(),
                temp.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    List<String> digests = out.lines().toList();
    assertThat(digests).hasSize(2 * ZONES.size());
    return new HashSet<>(digests);
  }
}
