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
import dev.oneledger.spi.Signer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextSignatureTest {
  private static final String NAMESPACE = TextSignature.RECEIPT;
  private static final byte[] TEXT = "a receipt\n".getBytes(StandardCharsets.UTF_8);
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path temp;
  private final SigningKey key = SigningKey.generate();
  private final Trust trust =
      Trust.allowedSigners(key.allowedSigner("alice")).clock(Clock.fixed(NOW, ZoneOffset.UTC));

  private static Finding refusal(byte[] text, String armored, Trust trust) {
    try {
      TextSignature.verify(text, NAMESPACE, armored, trust);
    } catch (FindingsException e) {
      assertThat(e.findings()).hasSize(1);
      return e.findings().get(0);
    }
    throw new AssertionError("not refused");
  }

  @Test
  void a_verification_says_what_was_verified_by_whom_and_when() {
    String armored = TextSignature.sign(TEXT, NAMESPACE, key);
    assertThat(TextSignature.verify(TEXT, NAMESPACE, armored, trust))
        .isEqualTo(
            new Verification(
                Hash.sha256(TEXT),
                List.of(
                    new Verification.Signature(
                        key.fingerprint(), List.of("alice"), Verification.Form.SSHSIG)),
                NOW));
  }

  @Test
  void ssh_keygen_verifies_what_we_sign_and_refuses_it_when_we_do() throws Exception {
    Files.writeString(temp.resolve("sig"), TextSignature.sign(TEXT, NAMESPACE, key));
    Files.writeString(temp.resolve("signers"), key.allowedSigner("alice"));
    Files.write(temp.resolve("text"), TEXT);
    Files.writeString(temp.resolve("other"), "another receipt\n");
    Files.writeString(temp.resolve("revoked"), key.allowedSigner("x").split(" ", 3)[2]);

    verify("text", NAMESPACE, "/dev/null").succeeded();
    verify("other", NAMESPACE, "/dev/null").refused();
    verify("text", BundleSignatures.NAMESPACE, "/dev/null").refused();
    verify("text", NAMESPACE, "revoked").refused();
  }

  private Program.Result verify(String text, String namespace, String revoked) throws Exception {
    return Program.sshKeygen()
        .run(
            temp,
            temp.resolve(text),
            "-Y",
            "verify",
            "-f",
            "signers",
            "-I",
            "alice",
            "-n",
            namespace,
            "-s",
            "sig",
            "-r",
            revoked);
  }

  @Test
  void another_text_is_refused() {
    String armored = TextSignature.sign(TEXT, NAMESPACE, key);
    Finding finding = refusal("another".getBytes(StandardCharsets.UTF_8), armored, trust);
    assertThat(finding.code()).isEqualTo(FindingCode.SIGNATURE_INVALID);
    assertThat(finding.place()).isEqualTo(NAMESPACE);
    assertThat(finding.text())
        .contains("does not verify with key " + key.fingerprint(), "made over something else");
  }

  @Test
  void a_signature_for_another_purpose_is_refused_by_both_names() {
    String armored = TextSignature.sign(TEXT, BundleSignatures.NAMESPACE, key);
    Finding finding = refusal(TEXT, armored, trust);
    assertThat(finding.code()).isEqualTo(FindingCode.SIGNATURE_INVALID);
    assertThat(finding.text())
        .contains("for the namespace 'oneledger-bundle', not for 'oneledger-receipt'");
  }

  @Test
  void one_signature_is_not_two() {
    Finding finding = refusal(TEXT, TextSignature.sign(TEXT, NAMESPACE, key), trust.requiring(2));
    assertThat(finding.code()).isEqualTo(FindingCode.SIGNATURE_MISSING);
    assertThat(finding.text())
        .contains("it needs signatures by 2 allowed keys, and those of 1 count", "counts: SHA256:");
  }

  @Test
  void a_text_longer_than_any_signature_is_not_read() {
    String armored = TextSignature.sign(TEXT, NAMESPACE, key);
    Finding finding = refusal(TEXT, armored.replaceFirst("\n", "\n".repeat(20_000)), trust);
    assertThat(finding.text()).contains("longer than 16384 bytes");
  }

  @Test
  void a_pinned_digest_does_not_speak_for_a_text() {
    Trust pinned = Trust.digest(Hash.sha256(TEXT));
    assertThatThrownBy(
            () ->
                TextSignature.verify(
                    TEXT, NAMESPACE, TextSignature.sign(TEXT, NAMESPACE, key), pinned))
        .isInstanceOf(LedgerException.class)
        .isNotInstanceOf(FindingsException.class)
        .hasMessageContaining("Trust.allowedSigners");
  }

  @Test
  void a_signer_of_ones_own_gets_at_most_512_bytes_and_its_signature_is_checked() {
    List<Integer> lengths = new ArrayList<>();
    Signer service =
        new Signer() {
          @Override
          public byte[] publicKey() {
            return key.publicKey();
          }

          @Override
          public byte[] sign(byte[] message) {
            lengths.add(message.length);
            return key.sign(message);
          }
        };
    String armored = TextSignature.sign(new byte[1 << 20], NAMESPACE, service);
    assertThat(TextSignature.verify(new byte[1 << 20], NAMESPACE, armored, trust).signatures())
        .hasSize(1);
    assertThat(lengths).containsExactly(6 + 4 + NAMESPACE.length() + 4 + 4 + 6 + 4 + 64);
  }

  @Test
  void a_signer_that_returns_anything_else_is_refused() {
    assertBroken(signer(key.publicKey(), new byte[64]), "one that does not verify");
    assertBroken(signer(key.publicKey(), new byte[0]), "one that does not verify");
    assertBroken(signer(new byte[33], new byte[64]), "one of 33 bytes");
    SigningKey other = SigningKey.generate();
    Signer mixed =
        new Signer() {
          @Override
          public byte[] publicKey() {
            return key.publicKey();
          }

          @Override
          public byte[] sign(byte[] message) {
            return other.sign(message);
          }
        };
    assertBroken(mixed, "one that does not verify");
  }

  private static Signer signer(byte[] publicKey, byte[] signature) {
    return new Signer() {
      @Override
      public byte[] publicKey() {
        return publicKey;
      }

      @Override
      public byte[] sign(byte[] message) {
        return signature;
      }
    };
  }

  private static void assertBroken(Signer signer, String actual) {
    assertThatThrownBy(() -> TextSignature.sign(TEXT, NAMESPACE, signer))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("does not work; nothing was written", actual, "pure Ed25519");
  }
}
