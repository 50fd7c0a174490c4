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
}
