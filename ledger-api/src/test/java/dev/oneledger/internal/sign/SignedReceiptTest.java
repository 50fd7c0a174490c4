package dev.oneledger.internal.sign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.FindingsException;
import dev.oneledger.Hash;
import dev.oneledger.MigrationId;
import dev.oneledger.ProvenReceipt;
import dev.oneledger.Receipt;
import dev.oneledger.ReleaseName;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts that ssh-keygen signs for us, and ours that it verifies. */
class SignedReceiptTest {
  private static final Receipt RECEIPT =
      new Receipt(
          new ReleaseName("hub", "rel_1", "1.0", 1, 1),
          "staging",
          Hash.sha256("lineage"),
          List.of(new Receipt.Applied(MigrationId.parse("141_init"), Hash.sha256("select 1;"))),
          "psql 15.4",
          Instant.parse("2026-04-18T10:00:00Z"));

  @TempDir Path temp;

  private Path file(String name, String text) throws Exception {
    return Files.writeString(temp.resolve(name), text);
  }

  private String signedByTool(Path key, String namespace, Path receipt) throws Exception {
    Program.sshKeygen()
        .run(temp, "-Y", "sign", "-n", namespace, "-f", key.toString(), receipt.toString())
        .succeeded();
    return Files.readString(Path.of(receipt + ".sig"));
  }

  @Test
  void a_receipt_signed_by_ssh_keygen_is_proven() throws Exception {
    Path key = Program.key(temp, "ci", "ed25519");
    Path receipt = file("receipt.yaml", RECEIPT.toText());
    Trust trust = Trust.allowedSigners("ci@example.com " + Program.publicLine(key));

    String signature = signedByTool(key, "oneledger-receipt", receipt);

    ProvenReceipt proven = ProvenReceipt.signed(Files.readString(receipt), signature, trust);
    assertThat(proven.receipt()).isEqualTo(RECEIPT);
    assertThat(proven.proof())
        .isInstanceOfSatisfying(
            ProvenReceipt.Proof.BySignature.class,
            proof ->
                assertThat(proof.verification().signatures().get(0).principals())
                    .containsExactly("ci@example.com"));
    assertThat(proven.toString()).isEqualTo("receipt of rel_1 r1 (1.0) in 'staging', signed");
    assertThatThrownBy(
            () -> ProvenReceipt.signed(RECEIPT.toText().replace("141", "142"), signature, trust))
        .isInstanceOf(FindingsException.class);
  }

  @Test
  void a_receipt_that_ssh_keygen_signed_for_something_else_is_not() throws Exception {
    Path key = Program.key(temp, "ci", "ed25519");
    Trust trust = Trust.allowedSigners("ci@example.com " + Program.publicLine(key));
    String signature = signedByTool(key, "file", file("receipt.yaml", RECEIPT.toText()));

    assertThatThrownBy(() -> ProvenReceipt.signed(RECEIPT.toText(), signature, trust))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("B002");
  }

  @Test
  void ssh_keygen_verifies_what_we_sign_and_refuses_another_text() throws Exception {
    SigningKey key = SigningKey.generate();
    Path allowed = file("allowed_signers", key.allowedSigner("ci@example.com") + "\n");
    Path signature = file("receipt.yaml.sig", RECEIPT.sign(key));
    Path receipt = Files.write(temp.resolve("receipt.yaml"), RECEIPT.toText().getBytes(UTF_8));
    Path other = file("other.yaml", RECEIPT.toText().replace("staging", "prod"));

    verify(allowed, signature, receipt).succeeded();
    verify(allowed, signature, other).refused();
  }

  private Program.Result verify(Path allowed, Path signature, Path receipt) throws Exception {
    return Program.sshKeygen()
        .run(
            temp,
            receipt,
            "-Y",
            "verify",
            "-n",
            "oneledger-receipt",
            "-f",
            allowed.toString(),
            "-I",
            "ci@example.com",
            "-s",
            signature.toString());
  }
}
