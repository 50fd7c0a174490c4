package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustTest {
  private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

  @TempDir Path temp;
  private final SigningKey key = SigningKey.generate();
  private final SshPublicKey publicKey = SshPublicKey.ed25519(key.publicKey());
  private final Trust trust = Trust.allowedSigners(key.allowedSigner("alice"));

  private Trust.Standing standing(Trust by) {
    return by.standing(publicKey.blob(), "oneledger-bundle", NOW);
  }

  @Test
  void refining_leaves_the_trust_as_it_was() {
    assertThat(standing(trust.revoking(publicKey.line())).refusal())
        .isEqualTo(FindingCode.SIGNER_REVOKED);
    assertThat(standing(trust.by("bob")).refusal()).isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
    assertThat(trust.requiring(3).requiredKeys()).isEqualTo(3);

    assertThat(standing(trust).refusal()).isNull();
    assertThat(standing(trust).principals()).containsExactly("alice");
    assertThat(trust.requiredKeys()).isEqualTo(1);
  }

  @Test
  void refinements_add_up() {
    String other = SshPublicKey.ed25519(SigningKey.generate().publicKey()).line();
    Trust refined = trust.requiring(2).revoking(publicKey.line()).revoking(other).by("alice");
    assertThat(standing(refined).refusal()).isEqualTo(FindingCode.SIGNER_REVOKED);
    assertThat(refined.requiredKeys()).isEqualTo(2);
    assertThat(refined.knownKeys()).hasSize(2);
  }

  @Test
  void a_question_mark_stands_for_one_byte_as_it_does_for_ssh_keygen() {
    Trust one = Trust.allowedSigners("al?ce " + publicKey.line());
    Trust two = Trust.allowedSigners("al??ce " + publicKey.line());
    assertThat(standing(one.by("alice")).refusal()).isNull();
    assertThat(standing(one.by("al\u00e9ce")).refusal()).isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
    assertThat(standing(two.by("al\u00e9ce")).refusal()).isNull();
    Trust literal = Trust.allowedSigners("al\u00e9* " + publicKey.line());
    assertThat(standing(literal.by("al\u00e9ce")).refusal()).isNull();
    assertThat(standing(literal.by("al\u00e8ce")).refusal())
        .isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
  }

  @Test
  void a_blank_that_openssh_does_not_know_gives_nobody_a_name() {
    assertThat(standing(Trust.allowedSigners("\u3000* " + publicKey.line())).principals())
        .containsExactly("\u3000*");
    assertThat(standing(Trust.allowedSigners("alice \u3000" + publicKey.line())).refusal())
        .isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
  }

  @Test
  void files_are_read_once() throws Exception {
    Path file = Files.writeString(temp.resolve("signers"), key.allowedSigner("alice"));
    Trust read = Trust.allowedSigners(file);
    Files.writeString(file, "");
    assertThat(standing(read).refusal()).isNull();
  }

  @Test
  void a_binary_revocation_list_is_refused_saying_so() throws Exception {
    Program.key(temp, "k", "ed25519");
    Program.sshKeygen().run(temp, "-k", "-f", "krl", "k.pub").succeeded();
    assertThatThrownBy(() -> trust.revoking(temp.resolve("krl")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("krl'", "binary key revocation list", "list the public keys");
    assertThatThrownBy(() -> trust.revoking("SSHKRL\n\0"))
        .hasMessageContaining("binary key revocation list");
  }

  @Test
  void a_line_that_revokes_nothing_known_is_refused_with_its_number() throws Exception {
    String[] lines = {
      "SHA256:abc",
      "alice " + publicKey.line(),
      "ssh-ed25519",
      "ssh-ed25519 AAAA",
      "sha256:x y",
      publicKey.line().substring(0, 60)
    };
    for (String line : lines) {
      Path file = Files.writeString(temp.resolve("revoked"), "# old\n\n" + line + "\n");
      assertThatThrownBy(() -> trust.revoking(file))
          .as(line)
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll("revoked', line 3,", "a public key");
    }
  }

  @Test
  void lists_that_cannot_be_lists_are_refused() throws Exception {
    Path binary = Files.write(temp.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> Trust.allowedSigners(binary))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected text in UTF-8");
    Path large = Files.writeString(temp.resolve("large"), "#\n".repeat(600_000));
    assertThatThrownBy(() -> Trust.allowedSigners(large))
        .hasMessageContainingAll("large' is too long", "at most 1048576 bytes");
    assertThatThrownBy(() -> Trust.allowedSigners("#\n".repeat(600_000)))
        .hasMessageContaining("too long");
    assertThatThrownBy(() -> trust.revoking(large)).hasMessageContaining("too long");
    assertThatThrownBy(() -> Trust.allowedSigners(temp.resolve("missing")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("missing' cannot be read");
  }

  @Test
  void a_list_with_nobody_trusts_nobody() {
    assertThat(standing(Trust.allowedSigners("")).refusal())
        .isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
  }

  @Test
  void a_key_that_is_none_is_not_allowed() {
    assertThat(trust.standing(new byte[3], "oneledger-bundle", NOW).refusal())
        .isEqualTo(FindingCode.SIGNER_NOT_ALLOWED);
  }

  @Test
  void a_trust_in_a_digest_takes_no_word_about_signers() {
    Trust pinned = Trust.digest(Hash.sha256("zip"));
    assertThat(pinned.pinnedDigest()).contains(Hash.sha256("zip"));
    assertThatThrownBy(() -> pinned.by("alice")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> pinned.requiring(1)).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> pinned.revoking(publicKey.line()))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Trust.allowedSigners");
  }

  @Test
  void fewer_than_one_key_cannot_be_required() {
    assertThatThrownBy(() -> trust.requiring(0))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("0 keys", "Trust.digest");
  }

  @Test
  void it_says_what_it_trusts() {
    assertThat(trust).hasToString("trust in 1 of 1 known keys");
    assertThat(Trust.digest(Hash.sha256("zip"))).hasToString("trust in " + Hash.sha256("zip"));
  }
}
