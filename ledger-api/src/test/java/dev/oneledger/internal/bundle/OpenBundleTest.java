package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Bundle;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Predecessor;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseName;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.spi.BundleContents;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenBundleTest {
  @TempDir Path temp;

  /** Everything a name may have, and everything a manifest may say. */
  static Bundle oddNames() {
    BundleContents plain =
        new SampleRelease()
            .file("1_10_a.b-c__d.sql", "select 1;\n")
            .file("2_" + "x".repeat(200) + ".sql", "select 2;\n")
            .file(
                "20241025112826123_gr\u00fc\u00dfe_\u6f22\u5b57_\u0421\u043b\u043e\u0432\u043e.sql",
                "select '\u00fc';\n")
            .file("R__CON_view.sql", "select 4;\n")
            .file("R__CON_view.rollback.sql", "select 5;\n")
            .contents(
                new ReleaseName("caf\u00e9 app", "010", "yes", 7, 3),
                "1_10_a.b-c__d",
                "R__CON_view");
    return BundleWriter.bundle(
        new BundleContents(
            plain.release(),
            Instant.parse("2026-04-18T14:22:00.000001Z"),
            plain.attached(),
            plain.migrations(),
            plain.lineage(),
            new Predecessor(Hash.sha256("a"), Hash.sha256("b")),
            new ReleaseConditions(
                Instant.parse("2027-01-01T00:00:00Z"),
                new TreeSet<>(List.of("prod", "staging eu")),
                ReleaseConditions.Prefix.of(
                    "null", new Lineage(plain.lineage().pins().subList(0, 1)))),
            plain.dialect()),
        List.of(new PsqlLayout()));
  }

  @Test
  void what_was_written_opens_as_the_same_bundle_with_who_signed_it() {
    PublishedRelease release = PublishedRelease.of(oddNames(), temp);
    Bundle opened = release.open();
    Bundle made = oddNames();
    assertThat(opened.release()).isEqualTo(made.release());
    assertThat(opened.generated()).isEqualTo(made.generated());
    assertThat(opened.attached()).isEqualTo(made.attached());
    assertThat(opened.lineage()).isEqualTo(made.lineage());
    assertThat(opened.previous()).isEqualTo(made.previous());
    assertThat(opened.conditions()).isEqualTo(made.conditions());
    assertThat(opened.digest()).isEqualTo(made.digest());
    assertThat(opened.paths()).isEqualTo(made.paths());
    for (String path : made.paths()) {
      assertThat(opened.content(path)).isEqualTo(made.content(path));
    }
    assertThat(opened.verification().orElseThrow().signatures())
        .extracting(Verification.Signature::fingerprint)
        .containsOnly(PublishedRelease.KEY.fingerprint());
    assertThat(made.verification()).isEmpty();
  }

  @Test
  void an_opened_bundle_is_written_again_with_the_same_bytes() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Path copy = release.open().writeZip(temp.resolve("copy.zip"));
    assertThat(copy).hasBinaryContent(release.bytes());
  }

  @Test
  void a_pinned_digest_is_enough() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    release.unsign();
    Bundle opened = Bundle.open(release.zip, Trust.digest(Hash.sha256(release.bytes())));
    assertThat(opened.verification().orElseThrow().signatures()).isEmpty();
  }

  @Test
  void a_bundle_may_lie_in_any_file_system() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Path archive = temp.resolve("archive.jar");
    try (FileSystem inside = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      try (Stream<Path> files = Files.list(temp)) {
        for (Path file : files.filter(name -> name.toString().contains("rel_8f12")).toList()) {
          Files.copy(file, inside.getPath("/" + file.getFileName()));
        }
      }
      Bundle opened = Bundle.open(inside.getPath("/rel_8f12.zip"), release.trust());
      assertThat(opened.content("sql/142_customer.sql"))
          .isEqualTo(release.open().content("sql/142_customer.sql"));
    }
  }

  @Test
  void a_file_that_changed_after_it_was_verified_is_refused_when_it_is_read() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Bundle opened = release.open();
    byte[] bytes = release.bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= 1;
    }
    Files.write(release.zip, bytes);
    assertThatThrownBy(() -> opened.content("sql/142_customer.sql"))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCode.FILE_CHANGED))
        .hasMessageContainingAll("sql/142_customer.sql", "changed after it was verified");

    Files.write(release.zip, new byte[10]);
    assertThatThrownBy(() -> opened.content("sql/142_customer.sql"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("changed after it was verified");
    Files.delete(release.zip);
    assertThatThrownBy(() -> opened.content("sql/142_customer.sql"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("sql/142_customer.sql", "cannot be read any more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"another good bundle", "more at its end", "no zip"})
  void a_file_that_changes_between_signature_and_reading_is_refused(String how) throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    Verification verified = release.open().verification().orElseThrow();
    change(release, how);
    assertThatThrownBy(() -> BundleReader.of(release.zip).read(verified))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCode.FILE_CHANGED))
        .hasMessageContainingAll("changed while it was read", verified.digest().toString());
  }

  private static void change(PublishedRelease release, String how) throws IOException {
    switch (how) {
      case "another good bundle" -> oddNames().writeZip(release.zip);
      case "more at its end" -> Files.write(release.zip, new byte[1], StandardOpenOption.APPEND);
      default -> Files.writeString(release.zip, "no zip");
    }
  }

  @Test
  void a_file_that_is_not_there_or_a_folder_is_refused_with_its_path() throws Exception {
    Trust trust = PublishedRelease.in(temp).trust();
    Path none = temp.resolve("none.zip");
    assertThatThrownBy(() -> Bundle.open(none, trust))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(none.toString(), "cannot be read");
    Path folder = Files.createDirectory(temp.resolve("folder.zip"));
    assertThatThrownBy(() -> Bundle.open(folder, trust))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(folder.toString(), "regular file");
  }

  @Test
  void more_files_than_a_bundle_may_have_are_refused() throws Exception {
    PublishedRelease release = PublishedRelease.in(temp);
    ZipForge forge = release.forge();
    for (int i = forge.parts.size(); i <= BundleLimits.ENTRIES; i++) {
      forge.parts.add(new ZipForge.Part("sql/%07d.sql".formatted(i), new byte[0]));
    }
    forge.sort();
    release.publish(forge);
    assertThatThrownBy(release::open)
        .isInstanceOf(FindingsException.class)
        .hasMessageContainingAll("B009", "at most 65534 files");
  }

  @Test
  void what_a_reader_would_refuse_is_not_written() {
    SampleRelease longName = new SampleRelease().file("1_" + "\u00fc".repeat(150) + ".sql", "x");
    assertThatThrownBy(() -> BundleWriter.bundle(longName.contents(), List.of()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected at most 255");
    SampleRelease decomposed = new SampleRelease().file("1_u\u0308.sql", "x");
    assertThatThrownBy(() -> BundleWriter.bundle(decomposed.contents(), List.of()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("normalisation form C");
  }
}
