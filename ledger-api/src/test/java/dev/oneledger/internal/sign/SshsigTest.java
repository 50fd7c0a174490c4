package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshsigTest {
  private static final String NAMESPACE = "oneledger-receipt";
  private static final byte[] TEXT = "a receipt\n".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;
  private final SigningKey key = SigningKey.generate();
  private final Trust trust = Trust.allowedSigners(key.allowedSigner("alice"));

  private static FindingCode refusal(ThrowingCallable call) {
    try {
      call.call();
    } catch (FindingsException e) {
      assertThat(e.findings()).hasSize(1);
      return e.findings().get(0).code();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("not refused");
  }

  private FindingCode refusal(String armored) {
    return refusal(() -> TextSignature.verify(TEXT, NAMESPACE, armored, trust));
  }

  private String signed() {
    return TextSignature.sign(TEXT, NAMESPACE, key);
  }

  @Test
  void what_we_sign_is_byte_for_byte_what_ssh_keygen_signs() throws Exception {
    Path file = Program.key(temp, "k", "ed25519");
    Files.write(temp.resolve("text"), TEXT);
    Program.sshKeygen().run(temp, "-Y", "sign", "-f", "k", "-n", NAMESPACE, "text").succeeded();
    assertThat(TextSignature.sign(TEXT, NAMESPACE, SigningKey.read(file)))
        .isEqualTo(Files.readString(temp.resolve("text.sig")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha256", "sha512"})
  void what_ssh_keygen_signs_with_either_hash_verifies(String hash) throws Exception {
    Path file = Program.key(temp, "k", "ed25519");
    Files.write(temp.resolve("text"), TEXT);
    Program.sshKeygen()
        .run(temp, "-Y", "sign", "-f", "k", "-n", NAMESPACE, "-O", "hashalg=" + hash, "text")
        .succeeded();
    String armored = Files.readString(temp.resolve("text.sig"));
    Trust signers = Trust.allowedSigners("alice " + Program.publicLine(file));

    assertThat(Sshsig.read(open(armored)).hashAlgorithm()).isEqualTo(hash);
    assertThat(TextSignature.verify(TEXT, NAMESPACE, armored, signers).signatures()).hasSize(1);
  }

  private static byte[] open(String armored) {
    try {
      return Armor.open(armored);
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void no_bit_of_an_armored_signature_can_be_changed() {
    byte[] armored = signed().getBytes(StandardCharsets.US_ASCII);
    for (int bit = 0; bit < armored.length * Byte.SIZE; bit++) {
      byte[] changed = armored.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(refusal(new String(changed, StandardCharsets.ISO_8859_1)))
          .as("bit " + bit)
          .isIn(FindingCode.SIGNATURE_INVALID, FindingCode.SIGNER_NOT_ALLOWED);
    }
  }

  @Test
  void no_byte_inside_can_be_changed() {
    byte[] blob = open(signed());
    for (int at = 0; at < blob.length; at++) {
      for (int change : new int[] {1, 0x20, 0x80, 0xff}) {
        byte[] changed = blob.clone();
        changed[at] ^= (byte) change;
        assertThat(refusal(Armor.around(changed)))
            .as("byte " + at)
            .isIn(FindingCode.SIGNATURE_INVALID, FindingCode.SIGNER_NOT_ALLOWED);
      }
    }
  }

  @Test
  void a_signature_cut_off_anywhere_is_refused() {
    String armored = signed();
    String lastLineEnd = armored.substring(0, armored.length() - 1);
    for (int length = 0; length < lastLineEnd.length(); length++) {
      assertThat(refusal(armored.substring(0, length)))
          .as("cut to " + length)
          .isEqualTo(FindingCode.SIGNATURE_INVALID);
    }
    assertThat(TextSignature.verify(TEXT, NAMESPACE, lastLineEnd, trust).signatures()).hasSize(1);
    byte[] blob = open(armored);
    for (int length = 0; length < blob.length; length++) {
      assertThat(refusal(Armor.around(Arrays.copyOf(blob, length))))
          .as("blob cut to " + length)
          .isEqualTo(FindingCode.SIGNATURE_INVALID);
    }
  }

  @Test
  void lines_may_be_of_any_length_and_end_in_crlf() {
    String armored = signed();
    List<UnaryOperator<String>> harmless =
        List.of(
            text -> text.replace("\n", "\r\n"),
            text -> text.replaceAll("(?m)^([A-Za-z0-9+/]{20})", "$1\n"),
            text -> text.replaceAll("(?<=[A-Za-z0-9+/=])\n(?=[A-Za-z0-9+/])", ""));
    for (UnaryOperator<String> change : harmless) {
      String changed = change.apply(armored);
      assertThat(changed).isNotEqualTo(armored);
      assertThat(TextSignature.verify(TEXT, NAMESPACE, changed, trust).signatures()).hasSize(1);
    }
  }

  @Test
  void anything_before_behind_or_between_is_refused() {
    String armored = signed();
    List<String> changed =
        List.of(
            " " + armored,
            "\n" + armored,
            armored + "\n",
            armored + "x",
            armored + armored,
            armored.replaceFirst("\n", "\n\t"),
            armored.replaceFirst("\n", "\r"),
            armored.replaceFirst("=*\n-----END", "====\n-----END"),
            armored.replace("-----END SSH SIGNATURE-----", "-----END SSH SIGNATURE----- "),
            "");
    assertThat(changed)
        .allSatisfy(text -> assertThat(refusal(text)).isEqualTo(FindingCode.SIGNATURE_INVALID));
  }

  private String crafted(int version, String reserved, String hash, byte[] trailing) {
    ContentDigests content = ContentDigests.of(TEXT);
    byte[] raw = key.sign(Sshsig.message(NAMESPACE, "sha512", content.sha512()));
    return Armor.around(
        new WireWriter()
            .bytes("SSHSIG".getBytes(StandardCharsets.US_ASCII))
            .uint32(version)
            .string(SshPublicKey.ed25519(key.publicKey()).blob())
            .string(NAMESPACE)
            .string(reserved)
            .string(hash)
            .string(new WireWriter().string("ssh-ed25519").string(raw).toBytes())
            .bytes(trailing)
            .toBytes());
  }

  @Test
  void what_openssh_passes_over_is_refused_here() throws Exception {
    Files.write(temp.resolve("text"), TEXT);
    Files.writeString(temp.resolve("signers"), key.allowedSigner("alice") + "\n");
    Files.writeString(temp.resolve("reserved.sig"), crafted(1, "anything", "sha512", new byte[0]));
    Files.writeString(temp.resolve("version.sig"), crafted(0, "", "sha512", new byte[0]));
    for (String name : List.of("reserved.sig", "version.sig")) {
      Program.sshKeygen()
          .run(
              temp,
              temp.resolve("text"),
              "-Y",
              "verify",
              "-f",
              "signers",
              "-I",
              "alice",
              "-n",
              NAMESPACE,
              "-s",
              name)
          .succeeded();
      assertThat(refusal(Files.readString(temp.resolve(name))))
          .isEqualTo(FindingCode.SIGNATURE_INVALID);
    }
    assertThat(crafted(1, "", "sha512", new byte[0])).isEqualTo(signed());
  }

  @Test
  void a_newer_version_an_unknown_hash_and_trailing_bytes_are_refused_with_the_reason() {
    assertMessage(crafted(2, "", "sha512", new byte[0]), "has version 2, expected 1");
    assertMessage(crafted(1, "", "md5", new byte[0]), "names the hash algorithm 'md5'");
    assertMessage(crafted(1, "", "sha256", new byte[0]), "does not verify with key SHA256:");
    assertMessage(crafted(1, "", "sha512", new byte[3]), "has 3 bytes too many at its end");
  }

  private void assertMessage(String armored, String reason) {
    assertThatThrownBy(() -> TextSignature.verify(TEXT, NAMESPACE, armored, trust))
        .isInstanceOfSatisfying(
            FindingsException.class,
            e -> {
              Finding finding = e.findings().get(0);
              assertThat(finding.code()).isEqualTo(FindingCode.SIGNATURE_INVALID);
              assertThat(finding.text()).contains(reason);
            });
  }

  @Test
  void a_larger_s_is_refused_by_name() {
    byte[] blob = open(signed());
    blob[blob.length - 1] |= (byte) 0xf0;
    assertMessage(Armor.around(blob), "not in its one right form");
  }

  @Test
  void control_characters_of_a_stranger_do_not_reach_the_message() {
    String armored = TextSignature.sign(TEXT, "evil\n\u001b[31m B001", key);
    assertThatThrownBy(() -> TextSignature.verify(TEXT, NAMESPACE, armored, trust))
        .hasMessageContaining("namespace 'evil  [31m B001'")
        .message()
        .doesNotContain("\u001b");
  }
}
