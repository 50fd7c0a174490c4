package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.Verification;
import dev.oneledger.Verification.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures beside a zip in the hands of ssh-keygen and openssl, and theirs in ours. */
class BundleSignatureToolsTest {
  private static final String NAMESPACE = BundleSignatures.NAMESPACE;

  @TempDir Path temp;
  private Path zip;

  @BeforeEach
  void written() throws Exception {
    zip = Files.writeString(temp.resolve("rel.zip"), "bytes of a zip");
  }

  private static String id(SigningKey key) {
    return SshPublicKey.ed25519(key.publicKey()).keyId();
  }

  private Program.Result sshVerify(String principal, String sig, String... more) throws Exception {
    String[] arguments =
        new String[] {"-Y", "verify", "-f", "signers", "-I", principal, "-n", NAMESPACE, "-s", sig};
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return Program.sshKeygen().run(temp, zip, all);
  }

  private Program.Result opensslVerify(String publicKey, String signature) throws Exception {
    return Program.openssl()
        .run(
            temp,
            "pkeyutl",
            "-verify",
            "-pubin",
            "-inkey",
            publicKey,
            "-rawin",
            "-in",
            "rel.zip.digest",
            "-sigfile",
            signature);
  }

  private void pem(SigningKey key, String name) throws Exception {
    key.writeTo(temp.resolve(name + ".key"));
    Program.openssl()
        .run(temp, "pkey", "-in", name + ".key", "-pubout", "-out", name + ".pem")
        .succeeded();
  }

  @Test
  void ssh_keygen_verifies_our_signature_finds_its_principal_and_refuses_what_we_refuse()
      throws Exception {
    SigningKey key = SigningKey.generate();
    SignedAsIs.sign(zip, key);
    String sig = "rel.zip." + id(key) + ".sig";
    Files.writeString(temp.resolve("signers"), key.allowedSigner("release@example.com") + "\n");
    Files.writeString(temp.resolve("revoked"), SshPublicKey.ed25519(key.publicKey()).line() + "\n");

    assertThat(sshVerify("release@example.com", sig).succeeded().text())
        .contains("Good \"oneledger-bundle\" signature", key.fingerprint());
    assertThat(
            Program.sshKeygen()
                .run(temp, zip, "-Y", "find-principals", "-f", "signers", "-s", sig)
                .succeeded()
                .text())
        .contains("release@example.com");
    sshVerify("release@example.com", sig, "-r", "revoked").refused();
    sshVerify("other@example.com", sig).refused();
    Files.writeString(zip, "bytes of a zop");
    sshVerify("release@example.com", sig).refused();
  }

  @Test
  void openssl_verifies_our_raw_signature_and_refuses_a_changed_digest() throws Exception {
    SigningKey key = SigningKey.generate();
    SignedAsIs.sign(zip, key);
    pem(key, "ours");
    pem(SigningKey.generate(), "other");
    String signature = "rel.zip." + id(key) + ".ed25519";

    assertThat(opensslVerify("ours.pem", signature).succeeded().text())
        .contains("Signature Verified Successfully");
    opensslVerify("other.pem", signature).refused();
    Files.writeString(temp.resolve("rel.zip.digest"), "oneledger-digest-1\nsha256:00\n");
    opensslVerify("ours.pem", signature).refused();
  }

  @Test
  void a_signature_by_ssh_keygen_counts_under_the_name_it_gives_it() throws Exception {
    Path file = Program.key(temp, "k", "ed25519");
    Program.sshKeygen().run(temp, "-Y", "sign", "-f", "k", "-n", NAMESPACE, "rel.zip").succeeded();
    assertThat(temp.resolve("rel.zip.sig")).exists();

    Trust trust = Trust.allowedSigners("ci " + Program.publicLine(file));
    assertThat(BundleSignatures.verify(zip, trust).signatures())
        .singleElement()
        .isEqualTo(
            new Verification.Signature(
                SigningKey.read(file).fingerprint(), java.util.List.of("ci"), Form.SSHSIG));
  }

  @Test
  void a_signature_by_openssl_counts_under_the_key_id() throws Exception {
    Program.openssl().run(temp, "genpkey", "-algorithm", "ed25519", "-out", "k.pem").succeeded();
    SigningKey key = SigningKey.read(temp.resolve("k.pem"));
    Files.writeString(
        temp.resolve("rel.zip.digest"),
        "oneledger-digest-1\n" + Hash.sha256("bytes of a zip") + "\n");
    Program.openssl()
        .run(
            temp,
            "pkeyutl",
            "-sign",
            "-inkey",
            "k.pem",
            "-rawin",
            "-in",
            "rel.zip.digest",
            "-out",
            "rel.zip." + id(key) + ".ed25519")
        .succeeded();

    assertThat(
            BundleSignatures.verify(zip, Trust.allowedSigners(key.allowedSigner("ci")))
                .signatures())
        .singleElement()
        .matches(signature -> signature.form() == Form.ED25519);
  }

  @Test
  void signatures_by_other_kinds_of_keys_do_not_count_and_the_reason_says_so() throws Exception {
    for (String type : new String[] {"rsa", "ecdsa"}) {
      Path file = Program.key(temp, type, type);
      Files.deleteIfExists(temp.resolve("rel.zip.sig"));
      Program.sshKeygen()
          .run(temp, "-Y", "sign", "-f", type, "-n", NAMESPACE, "rel.zip")
          .succeeded();
      Files.writeString(temp.resolve("signers"), "ci " + Program.publicLine(file) + "\n");
      sshVerify("ci", "rel.zip.sig").succeeded();
      Trust trust = Trust.allowedSigners(temp.resolve("signers"));
      assertRefused(
          trust,
          FindingCode.SIGNER_NOT_ALLOWED,
          "is of type " + Program.publicLine(file).split(" ")[0] + "; only ssh-ed25519 counts");
      assertRefused(
          trust.revoking(Path.of(file + ".pub")), FindingCode.SIGNER_REVOKED, "is revoked");
    }
    SigningKey key = SigningKey.generate();
    SignedAsIs.sign(zip, key);
    assertThat(
            BundleSignatures.verify(zip, Trust.allowedSigners(key.allowedSigner("me")))
                .signatures())
        .hasSize(2);
  }

  @Test
  void a_signature_by_a_certificate_does_not_count() throws Exception {
    Path authority = Program.key(temp, "ca", "ed25519");
    Program.key(temp, "k", "ed25519");
    Program.sshKeygen().run(temp, "-q", "-s", "ca", "-I", "id", "-n", "alice", "k.pub").succeeded();
    Files.move(temp.resolve("k"), temp.resolve("k-cert"));
    Program.sshKeygen()
        .run(temp, "-Y", "sign", "-f", "k-cert", "-n", NAMESPACE, "rel.zip")
        .succeeded();
    Files.writeString(
        temp.resolve("signers"), "alice cert-authority " + Program.publicLine(authority));
    sshVerify("alice", "rel.zip.sig").succeeded();
    assertRefused(
        Trust.allowedSigners(temp.resolve("signers")),
        FindingCode.SIGNER_NOT_ALLOWED,
        "is of type ssh-ed25519-cert-v01@openssh.com");
  }

  @Test
  void a_signature_made_for_another_purpose_is_refused_as_ssh_keygen_refuses_it() throws Exception {
    Path file = Program.key(temp, "k", "ed25519");
    Program.sshKeygen().run(temp, "-Y", "sign", "-f", "k", "-n", "file", "rel.zip").succeeded();
    Files.writeString(temp.resolve("signers"), "ci " + Program.publicLine(file) + "\n");
    sshVerify("ci", "rel.zip.sig").refused();
    assertRefused(
        Trust.allowedSigners(temp.resolve("signers")),
        FindingCode.SIGNATURE_INVALID,
        "was made for the namespace 'file', not for 'oneledger-bundle'");
  }

  private void assertRefused(Trust trust, FindingCode code, String words) {
    try {
      BundleSignatures.verify(zip, trust);
    } catch (FindingsException e) {
      assertThat(e.findings()).singleElement().matches(finding -> finding.code() == code);
      assertThat(e).hasMessageContaining(words);
      return;
    }
    throw new AssertionError("not refused");
  }
}
