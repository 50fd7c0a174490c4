package dev.oneledger.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckMigrationsTest {

  private static final String PASSES = "CREATE TABLE IF NOT EXISTS t (id int);\n";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return CheckMigrations.run(List.of(arguments), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void what_passes_ends_with_0_and_says_nothing_on_the_error_stream() throws IOException {
    Files.writeString(folder.resolve("1_t.sql"), PASSES);
    assertThat(run("postgresql", folder.toString())).isZero();
    assertThat(out())
        .contains("C004 warning")
        .endsWith("1 migrations: 0 refused, 1 warnings, 0 notes\n");
    assertThat(err()).isEmpty();
  }

  @Test
  void an_empty_folder_passes() {
    assertThat(run("h2", folder.toString())).isZero();
    assertThat(out()).isEqualTo("0 migrations: 0 refused, 0 warnings, 0 notes\n");
  }

  @Test
  void what_is_refused_ends_with_1_and_a_rule_can_be_turned_off() throws IOException {
    Files.writeString(folder.resolve("1_t.sql"), "CREATE TABLE t (id int);\n");
    assertThat(run("mariadb", folder.toString())).isEqualTo(1);
    assertThat(run("mariadb", "structural=off", "Reversible=OFF", folder.toString())).isZero();
    assertThat(run("postgresql", "wrapping=refuse", "structural=warn", folder.toString()))
        .isEqualTo(1);
  }

  @Test
  void a_forbidden_statement_ends_with_1_whatever_is_turned_off() throws IOException {
    Files.writeString(folder.resolve("1_t.sql"), "ALTER SYSTEM SET fsync = off;\n");
    assertThat(
            run(
                "postgresql",
                "structural=off",
                "data=off",
                "wrapping=off",
                "reversible=off",
                "checksum=off",
                folder.toString()))
        .isEqualTo(1);
    assertThat(out()).contains("1_t.sql:1: C006 refused: ALTER SYSTEM reaches");
  }

  @Test
  void one_of_several_folders_is_enough_to_be_refused() throws IOException {
    Path other = Files.createDirectory(folder.resolve("a=b"));
    Files.writeString(folder.resolve("1_t.sql"), PASSES);
    Files.writeString(other.resolve("2_t.sql"), "DROP TABLE t;\n");
    assertThat(run("postgresql", other.toString())).isEqualTo(1);
    assertThat(err()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "oracle .,No such dialect: oracle",
    "postgresql,No folder is given.",
    "postgresql nowhere,No such folder: nowhere",
    "postgresql wrong=off .,No such rule: wrong",
    "postgresql data=maybe .,No such weight: maybe",
    "postgresql data= .,No such weight:",
    "postgresql =off .,No such folder: =off",
    "'',No such dialect:",
  })
  void what_cannot_be_used_ends_with_2_and_says_why(String arguments, String why) {
    assertThat(run(arguments.split(" ", -1))).isEqualTo(2);
    assertThat(err()).contains(why, "usage: CheckMigrations");
    assertThat(out()).isEmpty();
  }

  @Test
  void nothing_and_names_that_no_file_system_has_end_with_2() {
    assertThat(run()).isEqualTo(2);
    assertThat(err()).contains("No dialect and no folder are given.");
    assertThat(run("postgresql", "a\0b")).isEqualTo(2);
    assertThat(run("postgresql", "data=off\0")).isEqualTo(2);
    assertThat(err()).doesNotContain("\tat ");
  }

  @Test
  void a_file_in_place_of_a_folder_ends_with_2() throws IOException {
    Path file = Files.writeString(folder.resolve("1_t.sql"), PASSES);
    assertThat(run("postgresql", file.toString())).isEqualTo(2);
  }

  @Test
  void files_that_cannot_be_migrations_end_with_2() throws IOException {
    Files.write(folder.resolve("1_t.sql"), new byte[] {'-', '-', (byte) 0xff, (byte) 0xfe});
    assertThat(run("postgresql", folder.toString())).isEqualTo(2);
    assertThat(err()).contains("1_t.sql");
  }

  @Test
  void two_files_of_one_id_end_with_2() throws IOException {
    Files.writeString(folder.resolve("1_t.sql"), PASSES);
    Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve("1_t.sql"), PASSES);
    assertThat(run("postgresql", folder.toString())).isEqualTo(2);
  }

  @Test
  void a_text_that_cannot_be_cut_ends_with_1() throws IOException {
    Files.writeString(folder.resolve("1_t.sql"), "SELECT 'never closed");
    assertThat(run("postgresql", folder.toString())).isEqualTo(1);
    assertThat(out()).contains("C007 refused: The text cannot be cut into statements.");
  }
}
