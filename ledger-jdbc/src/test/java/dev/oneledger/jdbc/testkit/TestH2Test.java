package dev.oneledger.jdbc.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestH2Test {
  @TempDir Path folder;

  @Test
  void a_database_in_memory_ends_when_closed_and_one_in_a_file_stays() {
    H2Database memory = TestH2.freshDatabase();
    H2Database file = TestH2.fileDatabase(folder);
    for (H2Database database : new H2Database[] {memory, file}) {
      int empty = database.contents().size();
      database.execute("CREATE TABLE a (x int)");
      assertThat(database.contents()).hasSizeGreaterThan(empty);
      database.close();
    }
    assertThat(
            memory.query("SELECT table_name FROM information_schema.tables WHERE table_name = 'A'"))
        .isEmpty();
    assertThat(
            file.query("SELECT table_name FROM information_schema.tables WHERE table_name = 'A'"))
        .containsExactly("A");
    file.close();
  }
}
