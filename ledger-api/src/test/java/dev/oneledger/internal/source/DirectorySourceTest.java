package dev.oneledger.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.MigrationSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorySourceTest extends MigrationSourceContract {
  @TempDir Path temp;
  private int made;

  @Override
  protected MigrationSource sourceOf(Map<String, String> files) throws IOException {
    return MigrationSource.directory(SourceFixtures.folder(temp.resolve("m" + made++), files));
  }

  @Test
  void malformed_utf8_is_refused_with_file_and_offset() throws IOException {
    Files.write(temp.resolve("1_a.sql"), new byte[] {'-', '-', ' ', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> MigrationSource.directory(temp).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("1_a.sql", "offset 3");
  }

  @Test
  void a_folder_that_is_not_there_is_refused_with_its_full_path() {
    Path missing = temp.resolve("missing");
    assertThatThrownBy(() -> MigrationSource.directory(missing).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            missing.toAbsolutePath().toString(), "it does not exist", "to do:");
  }

  @Test
  void a_file_in_place_of_a_folder_is_refused() throws IOException {
    Path file = Files.writeString(temp.resolve("1_a.sql"), "select 1;");
    assertThatThrownBy(() -> MigrationSource.directory(file).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("it is not a folder");
  }

  @Test
  void a_mounted_configuration_map_is_read_once_through_its_links() throws IOException {
    Path real = Files.createDirectory(temp.resolve("..2026_04_18"));
    Files.writeString(real.resolve("1_a.sql"), "select 1;");
    Files.createSymbolicLink(temp.resolve("..data"), real.getFileName());
    Files.createSymbolicLink(temp.resolve("1_a.sql"), Path.of("..data", "1_a.sql"));
    assertThat(MigrationSource.directory(temp).load()).hasSize(1);
  }

  @Test
  void a_folder_named_like_a_file_is_a_folder() throws IOException {
    SourceFixtures.folder(temp.resolve("odd"), Map.of("old.sql/1_a.sql", "select 1;"));

    assertThat(MigrationSource.directory(temp.resolve("odd")).load()).hasSize(1);
  }

  @Test
  void a_link_that_leads_back_is_refused() throws IOException {
    Path root = SourceFixtures.folder(temp.resolve("loop"), Map.of("a/1_a.sql", "select 1;"));
    Files.createSymbolicLink(root.resolve("a/back"), root);

    assertThatThrownBy(() -> MigrationSource.directory(root).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("FileSystemLoopException")
        .hasMessageContaining("back");
  }

  @Test
  void a_link_that_leads_nowhere_is_refused_if_it_is_named_like_a_migration() throws IOException {
    Path root = SourceFixtures.folder(temp.resolve("gone"), Map.of("1_a.sql", "select 1;"));
    Files.createSymbolicLink(root.resolve("elsewhere"), root.resolve("nothing"));
    assertThat(MigrationSource.directory(root).load()).hasSize(1);

    Files.createSymbolicLink(root.resolve("2_b.sql"), root.resolve("nothing"));
    assertThatThrownBy(() -> MigrationSource.directory(root).load())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("2_b.sql");
  }
}
