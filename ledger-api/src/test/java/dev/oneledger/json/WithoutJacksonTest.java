package dev.oneledger.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.ReleaseReport;
import dev.oneledger.SqlText;
import dev.oneledger.TextStyle;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.page.Health;
import dev.oneledger.page.StatusPage;
import dev.oneledger.testkit.SampleReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever asks for no JSON, and makes no bundle, loads nothing of Jackson. */
class WithoutJacksonTest {
  private static final String JACKSON = "com.fasterxml.jackson";

  @TempDir private Path folder;

  /** A process that migrates, reports as text, writes the page and tells its health. */
  static final class Texts {
    private Texts() {}

    public static void main(String[] arguments) {
      Migration migration =
          new Migration(
              MigrationId.parse("141_init"), SqlText.of("select 1;"), null, true, "141_init.sql");
      Ledger ledger =
          Ledger.inMemory("hub")
              .migrations(() -> List.of(migration))
              .environment(Environment.managed("dev", new InMemoryTarget()))
              .open();
      System.out.println(ledger.plan("dev"));
      System.out.println(ledger.sync("dev"));
      System.out.println(ledger.status().render(TextStyle.PLAIN.wide(40)));
      System.out.println(ledger.drift("dev").review(TextStyle.PLAIN));
      System.out.println(SampleReports.drift().review(TextStyle.PLAIN));
      System.out.println(ledger.journal("dev").render(TextStyle.PLAIN));
      System.out.println(ReleaseReport.of(ledger).render(TextStyle.PLAIN));
      System.out.println(SampleReports.releases().render(TextStyle.PLAIN));
      System.out.println(Health.of(ledger).toJson());
      StatusPage.write(ledger, Path.of(arguments[0]));
    }
  }

  /** A process that asks for JSON. */
  static final class Json {
    private Json() {}

    public static void main(String[] arguments) {
      System.out.println(ReportJson.write(SampleReports.matrix()));
    }
  }

  /** Its classes of Jackson, and one of ours. */
  private List<String> loadedBy(Class<?> program) throws IOException, InterruptedException {
    Path classes = folder.resolve("classes.log");
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.resolve("page.html").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    return Files.readAllLines(classes).stream()
        .filter(line -> line.contains(JACKSON) || line.contains("dev.oneledger.StatusMatrix "))
        .toList();
  }

  @Test
  void texts_page_and_health_load_no_class_of_jackson() throws Exception {
    List<String> loaded = loadedBy(Texts.class);

    assertThat(loaded).singleElement().asString().contains("dev.oneledger.StatusMatrix ");
  }

  @Test
  void json_does_so_that_the_log_would_tell() throws Exception {
    assertThat(loadedBy(Json.class)).anyMatch(line -> line.contains(JACKSON));
  }
}
