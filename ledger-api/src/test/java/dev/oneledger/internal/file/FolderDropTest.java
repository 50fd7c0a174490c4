package dev.oneledger.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.internal.bundle.HeldFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDropTest {
  private static final FileSet OLD = files("old");
  private static final FileSet NEW = files("new");

  @TempDir Path temp;
  private Path folder;

  private static FileSet files(String text) {
    return new HeldFiles(Map.of("sql/1.sql", text.getBytes(StandardCharsets.UTF_8)));
  }

  @BeforeEach
  void written() {
    folder = FolderDrop.folder(temp.resolve("rel"), OLD, "release");
  }

  private static Path replaceIn(Path folder) {
    return FolderDrop.folder(folder, NEW, "release", there -> true);
  }

  private Path only() throws IOException {
    try (Stream<Path> entries = Files.list(temp)) {
      assertThat(entries.toList()).hasSize(1);
    }
    try (Stream<Path> entries = Files.list(temp)) {
      return entries.findAny().orElseThrow();
    }
  }

  @Test
  void a_folder_that_may_go_is_replaced() throws IOException {
    replaceIn(FaultyFiles.failingMoves(folder));
    assertThat(only().resolve("sql/1.sql")).hasContent("new");
  }

  @Test
  void the_old_folder_comes_back_where_the_new_one_cannot_take_its_place() throws IOException {
    Path faulty = FaultyFiles.failingMoves(folder, 2);
    assertThatThrownBy(() -> replaceIn(faulty))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("rel' cannot be written", "seeded failure");
    assertThat(only()).isEqualTo(folder);
    assertThat(folder.resolve("sql/1.sql")).hasContent("old");
  }

  @Test
  void an_old_folder_that_cannot_come_back_is_named() throws IOException {
    Path faulty = FaultyFiles.failingMoves(folder, 2, 3);
    assertThatThrownBy(() -> replaceIn(faulty))
        .isInstanceOf(LedgerException.class)
        .satisfies(
            e -> assertThat(e).hasMessageContaining("move '" + only() + "' back, it is whole."))
        .hasMessageContaining("what was there is not there any more");
    assertThat(only().resolve("sql/1.sql")).hasContent("old");
  }

  @Test
  void a_link_in_the_folder_is_neither_the_same_nor_replaced() throws IOException {
    Path others = Files.createDirectory(temp.resolve("others"));
    Files.writeString(others.resolve("mine"), "mine");
    Path link = Files.createSymbolicLink(folder.resolve("sql/link"), others);
    assertRefused("'sql/link' is a link");

    Files.delete(link);
    Path copy = Files.writeString(others.resolve("copy"), "old");
    Files.delete(folder.resolve("sql/1.sql"));
    Files.createSymbolicLink(folder.resolve("sql/1.sql"), copy);
    assertRefused("'sql/1.sql' is a link");
    assertThat(others.resolve("mine")).hasContent("mine");
  }

  private void assertRefused(String actual) {
    for (FileSet files : new FileSet[] {OLD, NEW}) {
      assertThatThrownBy(() -> FolderDrop.folder(folder, files, "release", there -> true))
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll("rel' is not empty, nothing was written", "actual:   " + actual);
    }
  }

  @Test
  void an_empty_folder_in_the_folder_is_neither_the_same_nor_replaced() throws IOException {
    Files.createDirectories(folder.resolve("mine/empty"));
    assertRefused("'mine/empty' is an empty folder");
    Files.writeString(folder.resolve("mine/empty/file"), "mine");
    assertThatThrownBy(() -> FolderDrop.folder(folder, OLD, "release"))
        .hasMessageContaining("'mine/empty/file' is not the same");
  }

  @Test
  void a_link_or_a_file_in_place_of_the_folder_stays() throws IOException {
    Path real = Files.move(folder, temp.resolve("real"));
    Files.createSymbolicLink(folder, real);
    assertRefused("'" + folder + "' is a link");
    Files.delete(real.resolve("sql/1.sql"));
    Files.delete(real.resolve("sql"));
    assertRefused("'" + folder + "' is a link");
    Files.delete(folder);
    Files.writeString(folder, "mine");
    assertRefused("'" + folder + "' is a file");
  }
}
