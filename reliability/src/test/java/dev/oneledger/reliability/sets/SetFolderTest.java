package dev.oneledger.reliability.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetFolderTest {
  @TempDir Path folder;

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<SetFile> read() {
    return SetFolder.read(folder, Map.of("schema", "app"));
  }

  @Test
  void numbers_in_names_count_as_numbers_and_repeatable_files_come_last() throws IOException {
    for (String name :
        List.of("V10__c.sql", "R__view.sql", "V9.1__b.sql", "V9__a.sql", "a/V11__d.sql")) {
      write(name, "SELECT 1");
    }

    assertThat(read())
        .extracting(SetFile::name)
        .containsExactly("V9__a.sql", "V9.1__b.sql", "V10__c.sql", "a/V11__d.sql", "R__view.sql");
  }

  @Test
  void down_scripts_are_found_beside_by_name_by_number_and_inside() throws IOException {
    write("1_a.up.sql", "up 1");
    write("1_a.down.sql", "down 1");
    write("V2__b.sql", "up 2");
    write("U2__b.sql", "down 2");
    write("3_added.up.sql", "up 3");
    write("3_another_name.down.sql", "down 3");
    write("4_x/up.sql", "up 4");
    write("4_x/down.sql", "down 4");
    write("5_goose.sql", "-- +goose Up\nup 5\n-- +goose Down\ndown 5");
    write("6_none.sql", "up 6");

    assertThat(read())
        .extracting(file -> file.down() == null ? null : file.down().strip())
        .containsExactly("down 1", "down 2", "down 3", "down 4", "-- +goose Down\ndown 5", null);
  }

  @Test
  void placeholders_are_put_in() throws IOException {
    write("1.sql", "CREATE SCHEMA ${schema}; SELECT '${other}'");

    assertThat(read().get(0).up()).isEqualTo("CREATE SCHEMA app; SELECT '${other}'");
  }

  @Test
  void a_statement_that_needs_it_runs_outside_a_transaction_on_its_own_line() throws IOException {
    write("1.sql", "-- note\nCREATE INDEX CONCURRENTLY i ON t (x);");

    assertThat(read().get(0).migration().transactional()).isFalse();
    assertThat(read().get(0).migration().apply().text())
        .isEqualTo("-- ledger: no-transaction\nCREATE INDEX CONCURRENTLY i ON t (x);");
  }
}
