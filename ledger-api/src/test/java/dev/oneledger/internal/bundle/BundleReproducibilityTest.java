package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A change of the golden digest is a change of the format: every release ever cut gets other bytes.
 */
class BundleReproducibilityTest {
  private static final String GOLDEN =
      "sha256:f9a9464e19eac13caa3b94b19303e3bc5aa498d6eb78aae4b68adfa93df82cb2";
  private static final Path JDK_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");

  /** Prints the digest of a bundle that has something of everything. */
  public static void main(String[] arguments) {
    System.out.println(digest());
  }

  static String digest() {
    return BundleWriter.bundle(
            SampleRelease.ofTheBrief()
                .file("146_gr\u00fcn_I.sql", "-- \u0130stanbul\nselect 'I';\n")
                .contents("144_customer_health_score", "145_health_index", "146_gr\u00fcn_I"),
            List.of(new PsqlLayout()))
        .digest()
        .toString();
  }

  @Test
  void the_digest_is_the_pinned_one() {
    assertThat(digest()).isEqualTo(GOLDEN);
  }

  @ParameterizedTest
  @CsvSource({
    "en, US, UTC",
    "tr, TR, Asia/Kathmandu",
    "ar, EG, Pacific/Kiritimati",
    "th, TH, America/St_Johns"
  })
  void language_and_time_zone_do_not_matter(String language, String country, String zone)
      throws Exception {
    assertThat(inChild(Path.of(System.getProperty("java.home")), language, country, zone))
        .isEqualTo(GOLDEN);
  }

  @Test
  void the_newest_jdk_gives_the_same_bytes() throws Exception {
    assumeTrue(Files.isDirectory(JDK_25), "no JDK at " + JDK_25);
    assertThat(inChild(JDK_25, "tr", "TR", "Asia/Kathmandu")).isEqualTo(GOLDEN);
  }

  private static String inChild(Path home, String language, String country, String zone)
      throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/java").toString(),
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone,
                "-Dfile.encoding=ISO-8859-1",
                "-Dline.separator=\r\n",
                "-cp",
                System.getProperty("java.class.path"),
                BundleReproducibilityTest.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(out).isZero();
    return out.strip();
  }
}
