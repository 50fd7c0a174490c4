package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationIndexTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private List<String> index() throws IOException {
    return Files.readAllLines(folder.resolve("oneledger.index"));
  }

  @Test
  void it_has_a_header_and_a_line_for_each_file() throws IOException {
    file("2_b.sql", "-- ledger: no-transaction\nvacuum;");
    file("1_a.sql", "select 1;");
    file("1_a.rollback.sql", "select\r\n2;");

    MigrationIndex.main(folder.toString());

    assertThat(index().get(0))
        .matches(
            "oneledger-index-1 migrations=2 state=sha256:[0-9a-f]{64} sum=[0-9a-f]{64}"
                + " rollbacks=within newest=2 readable=POSTGRESQL,MARIADB,H2"
                + " content=sha256:[0-9a-f]{64}");
    assertThat(index().subList(1, 4))
        .containsExactly(
            line("1_a.rollback.sql", "select\r\n2;", "transactional"),
            line("1_a.sql", "select 1;", "transactional"),
            line("2_b.sql", "-- ledger: no-transaction\nvacuum;", "statementwise"));
    assertThat(index()).hasSize(4);
  }

  private static String line(String path, String text, String manner) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    SqlText canonical = SqlText.of(text);
    return String.join(
        "\t",
        path,
        String.valueOf(text.length()),
        "%08x".formatted(crc.getValue()),
        canonical.textHash().toString(),
        canonical.tokenHash().toString(),
        manner);
  }

  @Test
  void the_content_hash_is_that_of_all_but_itself() throws IOException {
    file("1_a.sql", "select 1;");
    MigrationIndex.write(folder, Set.of());
    String whole = Files.readString(folder.resolve("oneledger.index"));
    String hash = whole.substring(whole.indexOf("content=") + 8, whole.indexOf('\n'));

    assertThat(Hash.sha256(whole.replace(" content=" + hash, ""))).hasToString(hash);
  }

  @Test
  void one_that_is_as_it_should_be_is_left_untouched() throws IOException {
    file("1_a.sql", "select 1;");
    MigrationIndex.write(folder, Set.of());
    Path index = folder.resolve("oneledger.index");
    FileTime old = FileTime.fromMillis(1000);
    Files.setLastModifiedTime(index, old);

    assertThat(MigrationIndex.write(folder, Set.of())).isEqualTo(1);
    assertThat(Files.getLastModifiedTime(index)).isEqualTo(old);

    file("1_a.sql", "select 2;");
    MigrationIndex.write(folder, Set.of());
    assertThat(Files.getLastModifiedTime(index)).isNotEqualTo(old);
  }

  @Test
  void without_dialects_it_says_which_can_read_all_texts() throws IOException {
    file("1_a.sql", "select 1;");
    file("1_a.rollback.sql", "# MariaDB's comment\nselect 1;");

    MigrationIndex.write(folder, Set.of());

    assertThat(index().get(0)).contains(" readable=MARIADB ");
  }

  @Test
  void a_text_that_a_given_dialect_cannot_read_fails_the_build() throws IOException {
    file("1_a.sql", "select 1;");
    Path rollback = file("1_a.rollback.sql", "# MariaDB's comment\nselect 1;");

    assertThatThrownBy(() -> MigrationIndex.main(folder.toString(), "mariadb", "postgresql"))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith(rollback + " cannot be read as POSTGRESQL: Unterminated string");
    assertThat(folder.resolve("oneledger.index")).doesNotExist();
    MigrationIndex.main(folder.toString(), "mariadb");
    assertThat(index().get(0)).contains(" readable=MARIADB ");
  }

  @Test
  void a_wrong_migration_fails_the_build() throws IOException {
    file("nothing.sql", "select 1;");

    assertThatThrownBy(() -> MigrationIndex.main(folder.toString()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("'nothing.sql' cannot be read as a migration");
  }

  @Test
  void an_empty_folder_has_an_index_of_nothing() throws IOException {
    assertThat(MigrationIndex.write(folder, Set.of())).isZero();
    assertThat(index().get(0)).contains(" migrations=0 ").contains(" newest=- ");
  }

  @Test
  void what_cannot_be_used_is_refused_with_the_usage() {
    assertThatThrownBy(MigrationIndex::main)
        .hasMessage(
            "No folder is given.\nusage: MigrationIndex folder [postgresql|mariadb|h2 ...]");
    assertThatThrownBy(() -> MigrationIndex.main("nowhere"))
        .hasMessageStartingWith("No such folder: nowhere\nusage: ");
    assertThatThrownBy(() -> MigrationIndex.main(folder.toString(), "oracle"))
        .hasMessageStartingWith("Unknown dialect 'oracle'.\nusage: ");
  }
}
