package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.Verification.Form;
import dev.oneledger.spi.Signer;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleSignaturesTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path temp;
  private final SigningKey alice = SigningKey.generate();
  private final SigningKey bob = SigningKey.generate();
  private final Trust trust =
      Trust.allowedSigners(alice.allowedSigner("alice") + "\n" + bob.allowedSigner("bob"))
          .clock(Clock.fixed(NOW, ZoneOffset.UTC));
  private Path zip;

  @BeforeEach
  void written() throws Exception {
    zip = Files.writeString(temp.resolve("rel.zip"), "bytes of a zip");
  }

  private static String id(SigningKey key) {
    return SshPublicKey.ed25519(key.publicKey()).keyId();
  }

  private static String publicLine(SigningKey key) {
    return SshPublicKey.ed25519(key.publicKey()).line();
  }

  private Path sshsig(SigningKey key) {
    return temp.resolve("rel.zip." + id(key) + ".sig");
  }

  private Path raw(SigningKey key) {
    return temp.resolve("rel.zip." + id(key) + ".ed25519");
  }

  private Verification verify(Trust by) {
    return BundleSignatures.verify(zip, by);
  }

  private Finding refusal(Trust by) {
    try {
      verify(by);
    } catch (FindingsException e) {
      assertThat(e.findings()).hasSize(1);
      assertThat(e).hasMessageContaining("'rel.zip' is not to be trusted");
      return e.findings().get(0);
    }
    throw new AssertionError("not refused");
  }

  private void assertRefused(FindingCode code, String place, String... words) {
    Finding finding = refusal(trust);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(finding.place()).isEqualTo(place);
    assertThat(words).allSatisfy(word -> assertThat(finding.text()).contains(word));
    assertThat(finding.remedy()).isNotBlank();
  }

  private Map<String, byte[]> files() throws Exception {
    Map<String, byte[]> files = new TreeMap<>();
    try (var paths = Files.list(temp)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  @Test
  void signing_writes_the_digest_file_and_two_signatures_for_each_key() throws Exception {
    List<Path> written = SignedAsIs.sign(zip, alice, bob);

    assertThat(temp.resolve("rel.zip.digest"))
        .hasContent("oneledger-digest-1\n" + Hash.sha256("bytes of a zip") + "\n")
        .hasSize(19 + 7 + 64 + 1);
    assertThat(written)
        .startsWith(temp.resolve("rel.zip.digest"))
        .containsExactlyInAnyOrder(
            temp.resolve("rel.zip.digest"), sshsig(alice), raw(alice), sshsig(bob), raw(bob));
    assertThat(raw(alice)).hasSize(64);
    assertThat(sshsig(alice)).content().startsWith("-----BEGIN SSH SIGNATURE-----\n");
    assertThat(temp.toFile().list()).hasSize(6);
  }

  @Test
  void a_verification_names_each_signature_that_counts() throws Exception {
    SignedAsIs.sign(zip, alice);
    assertThat(verify(trust))
        .isEqualTo(
            new Verification(
                Hash.sha256("bytes of a zip"),
                List.of(
                    new Verification.Signature(alice.fingerprint(), List.of("alice"), Form.SSHSIG),
                    new Verification.Signature(
                        alice.fingerprint(), List.of("alice"), Form.ED25519)),
                NOW));
  }

  @Test
  void a_further_signature_leaves_the_others_alone() throws Exception {
    SignedAsIs.sign(zip, alice);
    Map<String, byte[]> before = files();
    for (String name : before.keySet()) {
      Files.setLastModifiedTime(temp.resolve(name), FileTime.from(NOW));
    }
    SignedAsIs.sign(zip, bob);

    assertThat(files()).containsAllEntriesOf(before).hasSize(6);
    assertThat(Files.getLastModifiedTime(sshsig(alice))).isEqualTo(FileTime.from(NOW));
    assertThat(verify(trust.requiring(2)).signatures())
        .extracting(Verification.Signature::fingerprint)
        .containsOnly(alice.fingerprint(), bob.fingerprint())
        .hasSize(4);
  }

  @Test
  void signing_twice_gives_the_same_files() throws Exception {
    SignedAsIs.sign(zip, alice);
    Map<String, byte[]> before = files();
    SignedAsIs.sign(zip, alice);
    assertThat(files()).containsExactlyEntriesOf(before);
  }

  @Test
  void either_form_alone_is_enough_and_a_key_counts_once() throws Exception {
    SignedAsIs.sign(zip, alice);
    assertRefusedFor(trust.requiring(2), FindingCode.SIGNATURE_MISSING, "those of 1 count");
    Files.delete(raw(alice));
    assertThat(verify(trust).signatures()).singleElement().matches(s -> s.form() == Form.SSHSIG);
    SignedAsIs.sign(zip, alice);
    Files.delete(sshsig(alice));
    assertThat(verify(trust).signatures()).singleElement().matches(s -> s.form() == Form.ED25519);
    Files.delete(temp.resolve("rel.zip.digest"));
    assertThat(verify(trust).signatures()).hasSize(1);
  }

  private void assertRefusedFor(Trust by, FindingCode code, String... words) {
    Finding finding = refusal(by);
    assertThat(finding.code()).isEqualTo(code);
    assertThat(words).allSatisfy(word -> assertThat(finding.text()).contains(word));
  }

  @Test
  void a_signature_copied_under_another_name_is_still_one_key() throws Exception {
    SignedAsIs.sign(zip, alice);
    Files.copy(sshsig(alice), temp.resolve("rel.zip.copy.sig"));
    Files.copy(sshsig(alice), temp.resolve("rel.zip.sig"));
    assertRefusedFor(trust.requiring(2), FindingCode.SIGNATURE_MISSING, "those of 1 count");
    assertThat(verify(trust).signatures()).hasSize(2);
  }

  @Test
  void no_signature_is_refused_as_missing() {
    assertRefused(
        FindingCode.SIGNATURE_MISSING,
        "rel.zip",
        "it needs a signature by an allowed key, and has none that counts");
  }

  @Test
  void a_changed_zip_is_refused_by_its_digest_file_and_without_one_by_its_signatures()
      throws Exception {
    SignedAsIs.sign(zip, alice);
    Files.writeString(zip, "bytes of a zop");
    assertRefused(
        FindingCode.DIGEST_WRONG,
        "rel.zip.digest",
        Hash.sha256("bytes of a zip").toString(),
        Hash.sha256("bytes of a zop").toString());
    Files.delete(temp.resolve("rel.zip.digest"));
    assertRefused(
        FindingCode.SIGNATURE_INVALID, raw(alice).getFileName().toString(), "does not verify");
  }

  @Test
  void a_digest_file_that_is_not_exact_is_refused() throws Exception {
    SignedAsIs.sign(zip, alice);
    String right = Files.readString(temp.resolve("rel.zip.digest"));
    List<String> wrong =
        List.of(
            "",
            right.stripTrailing(),
            right + "\n",
            right.replace("\n", "\r\n"),
            right.replace("digest-1", "digest-2"),
            right.toUpperCase(java.util.Locale.ROOT),
            right + "x".repeat(20_000));
    for (String text : wrong) {
      Files.writeString(temp.resolve("rel.zip.digest"), text);
      assertRefused(
          FindingCode.DIGEST_WRONG, "rel.zip.digest", "not the two lines of oneledger-digest-1");
    }
  }

  @Test
  void a_pinned_digest_needs_no_signature_and_tolerates_no_difference() throws Exception {
    Trust pinned =
        Trust.digest(Hash.sha256("bytes of a zip")).clock(Clock.fixed(NOW, ZoneOffset.UTC));
    assertThat(verify(pinned))
        .isEqualTo(new Verification(Hash.sha256("bytes of a zip"), List.of(), NOW));

    Finding finding = refusal(Trust.digest(Hash.sha256("another")));
    assertThat(finding.code()).isEqualTo(FindingCode.DIGEST_WRONG);
    assertThat(finding.place()).isEqualTo("rel.zip");
    assertThat(finding.text())
        .contains(Hash.sha256("another").toString(), Hash.sha256("bytes of a zip").toString());

    Files.writeString(temp.resolve("rel.zip.digest"), "anything else");
    assertThat(refusal(pinned).place()).isEqualTo("rel.zip.digest");
  }

  @Test
  void a_revoked_key_does_not_count_however_many_are_needed() throws Exception {
    SignedAsIs.sign(zip, alice, bob);
    Trust revoking = trust.revoking(publicLine(bob));

    assertThat(verify(revoking).signatures())
        .extracting(Verification.Signature::fingerprint)
        .containsOnly(alice.fingerprint());
    Finding finding = refusal(revoking.requiring(2));
    assertThat(finding.code()).isEqualTo(FindingCode.SIGNER_REVOKED);
    assertThat(finding.place()).isEqualTo(raw(bob).getFileName().toString());
    assertThat(finding.text())
        .contains(
            "it needs signatures by 2 allowed keys, and those of 1 count",
            "counts: " + alice.fingerprint(),
            sshsig(bob).getFileName() + ": key " + bob.fingerprint() + " is revoked",
            raw(bob).getFileName() + ": key " + bob.fingerprint() + " is revoked");
  }

  @Test
  void a_revoked_key_that_nobody_allows_is_told_as_revoked_in_both_forms() throws Exception {
    SigningKey eve = SigningKey.generate();
    SignedAsIs.sign(zip, eve);
    assertRefusedFor(trust.revoking(publicLine(eve)), FindingCode.SIGNER_REVOKED);
    Files.delete(sshsig(eve));
    assertRefusedFor(trust.revoking(publicLine(eve)), FindingCode.SIGNER_REVOKED);
  }

  @Test
  void an_unknown_key_is_refused_in_both_forms() throws Exception {
    SigningKey eve = SigningKey.generate();
    SignedAsIs.sign(zip, eve);
    assertRefused(
        FindingCode.SIGNER_NOT_ALLOWED,
        raw(eve).getFileName().toString(),
        "key " + eve.fingerprint() + " is not allowed: no line of the allowed signers has it",
        "no ssh-ed25519 key of the allowed signers has the id " + id(eve));
  }

  @Test
  void a_key_counts_only_for_its_principal_its_purpose_and_its_time() throws Exception {
    SignedAsIs.sign(zip, alice);
    assertThat(verify(trust.by("alice")).signatures()).hasSize(2);
    assertRefusedFor(
        trust.by("bob"), FindingCode.SIGNER_NOT_ALLOWED, "line 1 allows it to alice, not to bob");
    assertRefusedFor(
        Trust.allowedSigners("alice namespaces=\"oneledger-receipt\" " + publicLine(alice)),
        FindingCode.SIGNER_NOT_ALLOWED,
        "line 1 allows it for oneledger-receipt, not for oneledger-bundle");
    assertRefusedFor(
        Trust.allowedSigners("\nalice valid-before=\"20260614Z\" " + publicLine(alice))
            .clock(Clock.fixed(NOW, ZoneOffset.UTC)),
        FindingCode.SIGNER_NOT_ALLOWED,
        "line 2 allows it until 2026-06-14T00:00:00Z, and it is 2026-06-15T12:00:00Z");
    assertRefusedFor(
        Trust.allowedSigners("alice cert-authority " + publicLine(alice)),
        FindingCode.SIGNER_NOT_ALLOWED,
        "line 1 has it for certificates");
    assertRefusedFor(
        Trust.allowedSigners("!eve " + publicLine(alice)),
        FindingCode.SIGNER_NOT_ALLOWED,
        "line 1 names nobody");
  }

  @Test
  void validity_is_judged_to_the_second() throws Exception {
    SignedAsIs.sign(zip, alice);
    Trust until =
        Trust.allowedSigners("alice valid-before=\"20260615120000Z\" " + publicLine(alice));
    Clock within = Clock.fixed(NOW.plusMillis(999), ZoneOffset.UTC);
    assertThat(verify(until.clock(within)).signatures()).hasSize(2);
    assertRefusedFor(
        until.clock(Clock.fixed(NOW.plusSeconds(1), ZoneOffset.UTC)),
        FindingCode.SIGNER_NOT_ALLOWED,
        "line 1 allows it until 2026-06-15T12:00:00Z");
  }

  @Test
  void a_line_with_a_mistake_is_named_where_no_other_has_the_key() throws Exception {
    SignedAsIs.sign(zip, alice);
    assertRefusedFor(
        Trust.allowedSigners(
            "bob " + publicLine(bob) + "\nalice no-such-option " + publicLine(alice)),
        FindingCode.SIGNER_NOT_ALLOWED,
        "no line of the allowed signers has it, but line 2 has an option that OpenSSH does not know");
  }

  @Test
  void every_principal_that_allows_a_key_is_named() throws Exception {
    SignedAsIs.sign(zip, alice);
    Trust twice =
        Trust.allowedSigners("a@x " + publicLine(alice) + "\n*@y,!z@y " + publicLine(alice));
    assertThat(verify(twice).signatures())
        .allSatisfy(s -> assertThat(s.principals()).containsExactly("a@x", "*@y,!z@y"));
    assertThat(verify(twice.by("b@y")).signatures())
        .allSatisfy(s -> assertThat(s.principals()).containsExactly("*@y,!z@y"));
  }

  @Test
  void the_most_telling_reason_gives_the_code() throws Exception {
    SigningKey eve = SigningKey.generate();
    Files.writeString(temp.resolve("rel.zip.0.sig"), "garbage");
    assertRefused(FindingCode.SIGNATURE_INVALID, "rel.zip.0.sig");
    SignedAsIs.sign(zip, eve);
    assertRefusedFor(trust, FindingCode.SIGNER_NOT_ALLOWED, "rel.zip.0.sig: it does not begin");
    SignedAsIs.sign(zip, bob);
    assertRefusedFor(
        trust.revoking(publicLine(bob)),
        FindingCode.SIGNER_REVOKED,
        "rel.zip.0.sig: it does not begin",
        eve.fingerprint());
    SignedAsIs.sign(zip, alice);
    assertThat(verify(trust.revoking(publicLine(bob))).signatures()).hasSize(2);
  }

  @Test
  void a_signature_for_another_zip_is_refused() throws Exception {
    Path other = Files.writeString(temp.resolve("other.zip"), "other bytes");
    SignedAsIs.sign(other, alice);
    Files.copy(temp.resolve("other.zip." + id(alice) + ".sig"), sshsig(alice));
    Files.copy(temp.resolve("other.zip." + id(alice) + ".ed25519"), raw(alice));
    assertRefused(
        FindingCode.SIGNATURE_INVALID,
        raw(alice).getFileName().toString(),
        sshsig(alice).getFileName() + ": it does not verify",
        raw(alice).getFileName() + ": it does not verify");
  }

  @Test
  void a_raw_signature_under_another_keys_name_or_none_is_refused() throws Exception {
    SignedAsIs.sign(zip, alice);
    Files.delete(sshsig(alice));
    Files.move(raw(alice), raw(bob));
    assertRefused(
        FindingCode.SIGNATURE_INVALID,
        raw(bob).getFileName().toString(),
        "does not verify with key " + bob.fingerprint());
    Files.move(raw(bob), temp.resolve("rel.zip.ed25519"));
    assertRefused(FindingCode.SIGNATURE_INVALID, "rel.zip.ed25519", "has no key id of 16 digits");
    Files.write(raw(alice), new byte[65]);
    assertRefusedFor(trust, FindingCode.SIGNATURE_INVALID, "has 65 bytes, expected 64");
  }

  @Test
  void no_bit_of_a_raw_signature_can_be_changed() throws Exception {
    SignedAsIs.sign(zip, alice);
    Files.delete(sshsig(alice));
    byte[] right = Files.readAllBytes(raw(alice));
    for (int bit = 0; bit < right.length * Byte.SIZE; bit++) {
      byte[] changed = right.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      Files.write(raw(alice), changed);
      assertThat(refusal(trust).code()).isEqualTo(FindingCode.SIGNATURE_INVALID);
    }
  }

  @Test
  void large_and_odd_files_beside_the_zip_are_left_aside_with_the_reason() throws Exception {
    Files.write(temp.resolve("rel.zip.large.sig"), new byte[20_000]);
    Files.createDirectory(temp.resolve("rel.zip.folder.sig"));
    Files.createSymbolicLink(temp.resolve("rel.zip.link.sig"), temp.resolve("nowhere"));
    Files.writeString(temp.resolve("rel.zip.esc\u001b\nB004.sig"), "x");
    assertRefusedFor(
        trust,
        FindingCode.SIGNATURE_INVALID,
        "rel.zip.large.sig: it is longer than 16384 bytes",
        "rel.zip.folder.sig: it is not a file",
        "rel.zip.link.sig: it is not a file",
        "rel.zip.esc  B004.sig: it does not begin");
    SignedAsIs.sign(zip, alice);
    assertThat(verify(trust).signatures()).hasSize(2);
  }

  @Test
  void a_hundred_signature_files_are_looked_at_and_no_more() throws Exception {
    SignedAsIs.sign(zip, alice);
    for (int i = 2; i < 100; i++) {
      Files.writeString(temp.resolve("rel.zip.%03d.sig".formatted(i)), "x");
    }
    assertThat(verify(trust).signatures()).hasSize(2);
    Files.writeString(temp.resolve("rel.zip.more.sig"), "x");
    assertRefused(FindingCode.SIGNATURE_INVALID, "rel.zip", "more than 100 signature files");
  }

  @Test
  void files_of_other_zips_are_not_looked_at() throws Exception {
    for (String name :
        List.of(
            "rel.zip2.sig",
            "rel.zip.b.zip.abc.sig",
            "rel.sig",
            "xrel.zip.sig",
            "rel.zip.sig.bak")) {
      Files.writeString(temp.resolve(name), "x");
    }
    assertRefused(FindingCode.SIGNATURE_MISSING, "rel.zip");
  }

  @Test
  void a_zip_that_others_signed_and_that_changed_since_is_not_signed() throws Exception {
    SignedAsIs.sign(zip, alice);
    Files.writeString(zip, "changed");
    Map<String, byte[]> before = files();
    assertThatThrownBy(() -> SignedAsIs.sign(zip, bob))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e -> assertThat(e.findings().get(0).code()).isEqualTo(FindingCode.DIGEST_WRONG));
    assertThat(files()).containsExactlyEntriesOf(before);
  }

  @Test
  void a_zip_that_was_replaced_before_it_was_signed_is_not_signed() throws Exception {
    Hash written = Hash.sha256("bytes of a zip");
    Files.writeString(zip, "other bytes");
    assertThatThrownBy(() -> BundleSignatures.sign(zip, written, alice))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e -> {
              Finding finding = e.findings().get(0);
              assertThat(finding.code()).isEqualTo(FindingCode.DIGEST_WRONG);
              assertThat(finding.place()).isEqualTo("rel.zip");
              assertThat(finding.text())
                  .contains(
                      "expected  " + written, "actual    " + Hash.sha256("other bytes").toString());
            })
        .hasMessageContaining("'rel.zip' was not signed");
    assertThat(temp.toFile().list()).containsExactly("rel.zip");
  }

  @Test
  void nothing_is_written_where_a_signer_fails() throws Exception {
    Signer broken =
        new Signer() {
          @Override
          public byte[] publicKey() {
            return bob.publicKey();
          }

          @Override
          public byte[] sign(byte[] message) {
            throw new LedgerException("the KMS is down");
          }
        };
    assertThatThrownBy(() -> SignedAsIs.sign(zip, alice, broken)).hasMessage("the KMS is down");
    assertThatThrownBy(() -> SignedAsIs.sign(zip))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("without a signer");
    assertThatThrownBy(() -> SignedAsIs.sign(temp.resolve("no.zip"), alice))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("no.zip' cannot be read");
    assertThat(temp.toFile().list()).containsExactly("rel.zip");
  }

  @Test
  void a_zip_that_is_not_there_is_said_to_be_unreadable() {
    assertThatThrownBy(() -> BundleSignatures.verify(temp.resolve("no.zip"), trust))
        .isInstanceOf(LedgerException.class)
        .isNotInstanceOf(FindingsException.class)
        .hasMessageContaining("no.zip' cannot be read");
  }

  @Test
  void memory_does_not_grow_with_the_zip() throws Exception {
    SignedAsIs.sign(zip, alice);
    verify(trust);
    long small = allocated(() -> verify(trust));
    try (RandomAccessFile file = new RandomAccessFile(zip.toFile(), "rw")) {
      file.setLength(64 << 20);
    }
    Files.delete(temp.resolve("rel.zip.digest"));
    SignedAsIs.sign(zip, alice);
    long large = allocated(() -> verify(trust));
    assertThat(large - small).isLessThan(1 << 20);
  }

  private static long allocated(Runnable work) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    work.run();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }
}
