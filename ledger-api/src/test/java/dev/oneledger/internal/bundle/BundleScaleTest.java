package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap that 1,000 small files need is enough for ten times as much text. */
class BundleScaleTest {
  private static final String HEAP = "-Xmx40m";

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {2_000, 20_000})
  void a_thousand_files_are_written_and_verified_in_a_small_heap(int bytes) throws Exception {
    Process child =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:-UsePerfData",
                    HEAP,
                    "-cp",
                    System.getProperty("java.class.path"),
                    BundleScale.class.getName(),
                    "1000",
                    Integer.toString(bytes),
                    temp.toString()))
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    System.out.print(said);
    assertThat(child.waitFor()).as(said).isZero();
    assertThat(said).startsWith("1000 files of " + bytes + " bytes");
  }
}
