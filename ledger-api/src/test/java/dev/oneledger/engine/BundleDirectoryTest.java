package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code releases/rel_8f12/}, as migrations are attached to the release one after the other. */
class BundleDirectoryTest {
  @TempDir Path temp;
  private final Scenario scenario = new Scenario().withThree();
  private final Ledger ledger = scenario.open(Environment.managed("dev", scenario.dev));

  private Release attach(String id) {
    return ledger.release("rel_8f12", "2.8.0").attach(id).cut();
  }

  @Test
  void a_later_revision_takes_the_place_of_an_earlier_one() {
    Path folder = temp.resolve("releases/rel_8f12");
    attach("141").bundle().writeDirectory(folder);
    Release second = attach("142");
    second.bundle().writeDirectory(folder);

    assertThat(second.name().revision()).isEqualTo(2);
    assertThat(folder.resolve("sql")).isDirectoryContaining("glob:**/142_rename.sql");
    assertThat(folder.resolve("release-bundle.yaml")).content().contains("release_revision: 2\n");
    assertThat(temp.resolve("releases").toFile().list()).containsExactly("rel_8f12");
  }

  @Test
  void an_earlier_revision_does_not_come_back() {
    Release first = attach("141");
    attach("142").bundle().writeDirectory(temp.resolve("rel"));
    assertThatThrownBy(() -> first.bundle().writeDirectory(temp.resolve("rel")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("is not empty, nothing was written");
  }

  @Test
  void a_folder_that_somebody_changed_stays() throws IOException {
    Path folder = attach("141").bundle().writeDirectory(temp.resolve("rel"));
    Path mine = Files.writeString(folder.resolve("sql/mine.sql"), "select 1;");
    Release second = attach("142");
    assertThatThrownBy(() -> second.bundle().writeDirectory(folder))
        .hasMessageContaining("is not the same");
    assertThat(mine).hasContent("select 1;");
    Files.delete(mine);
    Files.writeString(folder.resolve("sql/141_init.sql"), "edited");
    assertThatThrownBy(() -> second.bundle().writeDirectory(folder))
        .hasMessageContaining("is not the same");
  }

  @Test
  void another_release_stays() {
    Path folder = attach("141").bundle().writeDirectory(temp.resolve("rel"));
    Release other = ledger.release("rel_9", "2.9.0").attach("142").cut();
    ledger.release("rel_9", "2.9.0").attach("143").cut();
    assertThatThrownBy(() -> other.bundle().writeDirectory(folder))
        .hasMessageContaining("is not empty");
    assertThat(folder.resolve("release-bundle.yaml")).content().contains("release_id: rel_8f12\n");
  }
}
