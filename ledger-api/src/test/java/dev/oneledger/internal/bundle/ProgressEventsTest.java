package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Bundle;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.Release;
import dev.oneledger.Trust;
import dev.oneledger.spi.MigrationSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener hears while releases are cut and their bundles written and verified. */
class ProgressEventsTest {
  private final List<LedgerEvent> heard = new ArrayList<>();

  @TempDir Path temp;

  private final Ledger ledger =
      Ledger.inMemory("shop")
          .migrations(
              MigrationSource.of(Map.of("1_a.sql", "SELECT 1;\n", "2_b.sql", "SELECT 2;\n")))
          .listener(heard::add)
          .open();

  private <T extends LedgerEvent> List<T> heard(Class<T> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private Release cut() {
    return ledger.release("rel_1", "1.0").attach("1_a", "2_b").cut();
  }

  @Test
  void cutting_tells_once_of_each_file_that_is_made() {
    Release release = cut();
    List<LedgerEvent.Rendering> made = heard(LedgerEvent.Rendering.class);
    heard.clear();
    Bundle bundle = release.bundle();

    TreeSet<String> withoutSums = new TreeSet<>(bundle.paths());
    withoutSums.remove(BundleWriter.SUMS);
    assertThat(made).extracting(LedgerEvent.Rendering::path).containsExactlyElementsOf(withoutSums);
    for (int i = 0; i < made.size(); i++) {
      assertThat(made.get(i).number()).isEqualTo(i + 1);
      assertThat(made.get(i).of()).isEqualTo(withoutSums.size());
      assertThat(made.get(i).environment()).isNull();
    }
    assertThat(heard(LedgerEvent.Rendering.class)).isEqualTo(made);
  }

  @Test
  void a_folder_tells_of_each_file_with_the_bytes_before_it_and_nothing_where_it_is_there() {
    Bundle bundle = cut().bundle();
    heard.clear();
    Path folder = bundle.writeDirectory(temp.resolve("rel"), heard::add);
    List<LedgerEvent.BundleFile> written = heard(LedgerEvent.BundleFile.class);
    heard.clear();
    bundle.writeDirectory(folder, heard::add);

    assertThat(written)
        .extracting(LedgerEvent.BundleFile::path)
        .containsExactlyElementsOf(bundle.paths());
    long done = 0;
    for (LedgerEvent.BundleFile each : written) {
      assertThat(each.done()).isEqualTo(done);
      assertThat(each.work()).isEqualTo(LedgerEvent.BundleFile.Work.WRITING);
      done += bundle.content(each.path()).length;
    }
    long all = done;
    assertThat(written).allMatch(each -> each.of() == all);
    assertThat(heard).isEmpty();
  }

  @Test
  void verifying_tells_at_the_start_and_at_each_stride() throws IOException {
    long size = 2 * LedgerEvent.Verifying.STRIDE + 1;
    Path zip = Files.write(temp.resolve("rel.zip"), new byte[(int) size]);
    Trust other = Trust.digest(Hash.sha256(new byte[0]));

    assertThatThrownBy(() -> Bundle.open(zip, other, heard::add))
        .isInstanceOfSatisfying(
            FindingsException.class,
            refused ->
                assertThat(refused.findings())
                    .extracting(Finding::code)
                    .extracting(Object::toString)
                    .containsExactly("DIGEST_WRONG"));
    assertThat(heard)
        .containsExactly(
            new LedgerEvent.Verifying("rel.zip", 0, size),
            new LedgerEvent.Verifying("rel.zip", LedgerEvent.Verifying.STRIDE, size),
            new LedgerEvent.Verifying("rel.zip", 2 * LedgerEvent.Verifying.STRIDE, size));
  }

  @Test
  void a_listener_that_throws_stops_neither_cut_nor_folder() {
    Ledger deaf =
        Ledger.inMemory("shop")
            .migrations(MigrationSource.of(Map.of("1_a.sql", "SELECT 1;\n")))
            .listener(
                event -> {
                  throw new IllegalStateException("the listener's own trouble");
                })
            .open();
    Bundle bundle = deaf.release("rel_1", "1.0").attach("1_a").cut().bundle();

    assertThat(
            bundle.writeDirectory(
                temp.resolve("rel"),
                event -> {
                  throw new IllegalStateException("the listener's own trouble");
                }))
        .isDirectory();
  }
}
