package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we write never follows the JVM's locale: one that has digits of its own in a child. */
class LocaleTest {

  private static final Pattern OTHER_DIGITS = Pattern.compile("(?U)(?:(?![0-9])\\d|[\\u066B\\u066C])");

  private static TestDatabase database;
  private static Locale locale;

  @TempDir Path folder;

  @BeforeAll
  static void open() {
    database = TestPostgres.freshDatabase();
    database.execute(LocaleTexts.schema());
    locale = Locale.getDefault();
    Locale.setDefault(Locale.US);
  }

  @AfterAll
  static void close() {
    Locale.setDefault(locale);
    database.close();
  }

  @Test
  void sql_reports_and_json_are_the_same_where_the_locale_has_digits_of_its_own() throws Exception {
    Path written = folder.resolve("texts");

    assertThat(child(written)).as("what the locale makes of 1234567").matches(OTHER_DIGITS + "{7}");

    Map<String, String> here = LocaleTexts.of(database.pgDataSource());
    assertThat(here.get("guarded")).contains("1234567", "987654321");
    here.forEach((what, text) -> assertThat(text).as(what).doesNotContainPattern(OTHER_DIGITS));
    assertThat(Files.readString(written)).isEqualTo(String.join("\n", here.values()));
  }

  private static String child(Path written) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=ar",
                "-Duser.country=EG",
                "-Dorg.jooq.no-logo=true",
                "-Dorg.jooq.no-tips=true",
                "-cp",
                System.getProperty("java.class.path"),
                LocaleTexts.class.getName(),
                database.url(),
                database.user(),
                database.password(),
                written.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
