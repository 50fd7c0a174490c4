package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.SigningKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of {@code docs/bundle-format.md} as they stand there. */
class FormatPageTest {
  private static final Path PAGE = Path.of("../docs/bundle-format.md");

  @TempDir Path temp;
  private final SigningKey key = SigningKey.generate();
  private Path zip;

  @BeforeEach
  void signed() throws Exception {
    zip = Files.writeString(temp.resolve("rel.zip"), "bytes of a zip");
    key.writeTo(temp.resolve("release"));
    Files.writeString(
        temp.resolve("allowed_signers"), key.allowedSigner("release@example.com") + "\n");
    SignedAsIs.sign(zip, key);
  }

  private Program.Result run(String name) throws Exception {
    Matcher block =
        Pattern.compile("<!-- executed: " + name + " -->\n```sh\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(PAGE));
    assertThat(block.find()).as("block " + name).isTrue();
    String id = SshPublicKey.ed25519(key.publicKey()).keyId();
    return Program.shell().run(temp, "-c", block.group(1).replace("KEYID", id));
  }

  @Test
  void ssh_keygen_verifies_as_the_page_says() throws Exception {
    Program.sshKeygen();
    assertThat(run("ssh-keygen").succeeded().text())
        .contains("Good \"oneledger-bundle\" signature for release@example.com");
    Files.writeString(zip, "bytes of a zop");
    run("ssh-keygen").refused();
  }

  @Test
  void openssl_verifies_as_the_page_says() throws Exception {
    Program.openssl();
    assertThat(run("openssl").succeeded().text())
        .startsWith(SshPublicKey.ed25519(key.publicKey()).keyId() + "\n")
        .contains("Signature Verified Successfully");
    Files.writeString(zip, "bytes of a zop");
    assertThat(run("openssl").refused().text()).doesNotContain("Verified Successfully");
  }

  @Test
  void openssl_refuses_another_key_as_the_page_says() throws Exception {
    Program.openssl();
    SigningKey other = SigningKey.generate();
    other.writeTo(temp.resolve("other"));
    Files.move(
        temp.resolve("other.pub"),
        temp.resolve("release.pub"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(run("openssl").refused().text()).doesNotContain("Verified Successfully");
  }
}
