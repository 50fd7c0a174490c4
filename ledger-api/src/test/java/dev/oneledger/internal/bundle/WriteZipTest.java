package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Bundle;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerListener;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.spi.Signer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Bundle#writeZip} leaves, whatever goes wrong. */
class WriteZipTest {
  @TempDir Path temp;
  private final SigningKey alice = SigningKey.generate();
  private final SigningKey bob = SigningKey.generate();
  private final Bundle first = bundle("142_customer");
  private final Bundle second = bundle("144_customer_health_score");
  private Path zip;

  private static Bundle bundle(String attached) {
    return BundleWriter.bundle(
        SampleRelease.ofTheBrief().contents(attached), List.of(new PsqlLayout()));
  }

  @BeforeEach
  void named() {
    zip = temp.resolve("rel.zip");
  }

  private SortedMap<String, Hash> there() throws IOException {
    SortedMap<String, Hash> there = new TreeMap<>();
    try (Stream<Path> files = Files.list(temp)) {
      for (Path file : files.toList()) {
        there.put(file.getFileName().toString(), Hash.sha256(Files.readAllBytes(file)));
      }
    }
    return there;
  }

  @Test
  void a_listener_hears_each_file_with_the_bytes_before_it_when_written_and_when_read()
      throws IOException {
    List<LedgerEvent.BundleFile> heard = new ArrayList<>();
    LedgerListener listener =
        event -> {
          if (event instanceof LedgerEvent.BundleFile file) {
            heard.add(file);
          }
        };
    first.writeZip(zip, listener, alice);
    List<LedgerEvent.BundleFile> written = List.copyOf(heard);
    heard.clear();
    Bundle.open(zip, trust(alice), listener);

    assertThat(written)
        .extracting(LedgerEvent.BundleFile::path)
        .containsExactlyElementsOf(first.paths());
    assertThat(written.get(0).done()).isZero();
    assertThat(written)
        .extracting(LedgerEvent.BundleFile::done)
        .isSorted()
        .allMatch(done -> done < written.get(0).of());
    long size = Files.size(zip);
    assertThat(written).allMatch(each -> each.of() == size);
    assertThat(heard)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("work")
        .isEqualTo(written);
    assertThat(heard).allMatch(each -> each.work() == LedgerEvent.BundleFile.Work.READING);
  }

  @Test
  void a_listener_that_throws_breaks_nothing() throws IOException {
    LedgerListener listener =
        event -> {
          throw new IllegalStateException("the listener's own trouble");
        };
    first.writeZip(zip, listener, alice);

    assertThat(Bundle.open(zip, trust(alice), listener).digest()).isEqualTo(first.digest());
  }

  private Bundle opened(Trust trust) {
    return Bundle.open(zip, trust);
  }

  private static Trust trust(SigningKey... keys) {
    return Trust.allowedSigners(
        Stream.of(keys).map(key -> key.allowedSigner("me") + "\n").reduce("", String::concat));
  }

  /** A bundle whose zip is another one as soon as it is there. */
  private static Bundle replacedOnceWritten(Bundle written, Bundle other) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    other.paths().forEach(path -> files.put(path, other.content(path)));
    ManifestData manifest =
        new ManifestReader(new Refusal(Path.of("rel.zip")))
            .read(written.content(BundleWriter.MANIFEST));
    return new FileBundle(manifest, new HeldFiles(files), written.digest(), null);
  }

  private static Signer failing(SigningKey key, RuntimeException failure) {
    return new Signer() {
      @Override
      public byte[] publicKey() {
        return key.publicKey();
      }

      @Override
      public byte[] sign(byte[] message) {
        throw failure;
      }
    };
  }

  @Test
  void a_zip_that_is_not_the_bundles_is_never_signed() throws Exception {
    Bundle replaced = replacedOnceWritten(first, second);
    assertThatThrownBy(() -> replaced.writeZip(zip, alice))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCode.DIGEST_WRONG))
        .hasMessageContainingAll(first.digest().toString(), second.digest().toString());
    assertThat(there()).containsOnlyKeys("rel.zip");
    assertThatThrownBy(() -> opened(trust(alice))).hasMessageContaining("B001");
  }

  @Test
  void a_signer_that_fails_leaves_the_zip_and_the_signatures_of_before() throws Exception {
    first.writeZip(zip, alice);
    SortedMap<String, Hash> before = there();
    Signer locked = failing(bob, new LedgerException("the KMS is down"));
    assertThatThrownBy(() -> first.writeZip(zip, SigningKey.generate(), locked))
        .hasMessage("the KMS is down");
    assertThat(there()).isEqualTo(before);
    assertThat(opened(trust(alice)).digest()).isEqualTo(first.digest());
  }

  @Test
  void a_signer_that_fails_on_a_new_zip_leaves_it_without_any_signature() throws Exception {
    first.writeZip(zip, alice);
    Signer broken = failing(bob, new IllegalStateException("a bug"));
    assertThatThrownBy(() -> second.writeZip(zip, alice, broken)).hasMessage("a bug");
    assertThat(there()).containsOnlyKeys("rel.zip").containsValue(second.digest());
  }

  @Test
  void a_zip_that_cannot_be_written_leaves_the_older_one_with_its_signatures() throws Exception {
    first.writeZip(zip, alice);
    SortedMap<String, Hash> before = there();
    Bundle unreadable = unreadable(second);
    assertThatThrownBy(() -> unreadable.writeZip(zip, alice)).hasMessage("unreadable");
    assertThat(there()).isEqualTo(before);
  }

  private static Bundle unreadable(Bundle bundle) {
    ManifestData manifest =
        new ManifestReader(new Refusal(Path.of("rel.zip")))
            .read(bundle.content(BundleWriter.MANIFEST));
    SortedMap<String, byte[]> bytes = new TreeMap<>();
    bundle.paths().forEach(path -> bytes.put(path, bundle.content(path)));
    HeldFiles files = new HeldFiles(bytes);
    BundleFiles failing =
        new BundleFiles() {
          @Override
          public SortedMap<String, FileFacts> facts() {
            return files.facts();
          }

          @Override
          public byte[] content(String path) {
            if (path.equals(BundleWriter.MANIFEST)) {
              throw new LedgerException("unreadable");
            }
            return files.content(path);
          }
        };
    return new FileBundle(manifest, failing, bundle.digest(), null);
  }

  @RepeatedTest(8)
  void signatures_that_can_be_written_are_whole_where_another_cannot() throws Exception {
    first.writeZip(zip, alice, bob);
    SortedMap<String, Hash> all = there();
    String last =
        all.keySet().stream()
            .filter(name -> name.endsWith(".sig"))
            .reduce((before, after) -> after)
            .orElseThrow();
    for (String name : all.keySet()) {
      Files.delete(temp.resolve(name));
    }
    first.writeZip(zip);
    Path inTheWay = Files.createDirectories(temp.resolve(last).resolve("x")).getParent();
    assertThatThrownBy(() -> first.writeZip(zip, alice, bob))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(last + "' cannot be written");

    Files.delete(inTheWay.resolve("x"));
    Files.delete(inTheWay);
    all.remove(last);
    assertThat(there()).isEqualTo(all);
  }

  @Test
  void signatures_of_a_zip_that_is_replaced_go_however_many_there_are() throws Exception {
    first.writeZip(zip, alice);
    for (int i = 0; i < 250; i++) {
      Files.writeString(temp.resolve("rel.zip.%03d.sig".formatted(i)), "x");
    }
    Files.writeString(temp.resolve("rel.zip2.000.sig"), "of another");
    second.writeZip(zip, bob);
    assertThat(there()).hasSize(5).containsKey("rel.zip2.000.sig");
    assertThat(opened(trust(bob)).digest()).isEqualTo(second.digest());
  }
}
