package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.oneledger.LedgerException;
import dev.oneledger.SigningKey;
import dev.oneledger.internal.file.FaultyFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Key files of ssh-keygen and openssl, and ours in their hands. */
class SigningKeyTest {
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.UTF_8);

  @TempDir Path temp;

  private Path openssl(String name, String... arguments) throws Exception {
    Program.openssl().run(temp, arguments).succeeded();
    return temp.resolve(name);
  }

  private static void assertSigns(SigningKey key) {
    assertThat(Ed25519.verifies(key.publicKey(), MESSAGE, key.sign(MESSAGE))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_key_made_by_ssh_keygen_is_read_with_any_padding(int length) throws Exception {
    Path file = Program.key(temp, "k".repeat(length), "ed25519");
    SigningKey key = SigningKey.read(file);
    assertSigns(key);
    assertThat(key.allowedSigner("me")).endsWith(Program.publicLine(file));
    assertThat(Program.sshKeygen().run(temp, "-l", "-f", file.toString()).text())
        .contains(" " + key.fingerprint() + " ");
  }

  @Test
  void a_key_made_by_openssl_is_read() throws Exception {
    Path file = openssl("k.pem", "genpkey", "-algorithm", "ed25519", "-out", "k.pem");
    SigningKey key = SigningKey.read(file);
    openssl("k.der", "pkey", "-in", "k.pem", "-pubout", "-outform", "DER", "-out", "k.der");
    assertThat(Files.readAllBytes(temp.resolve("k.der"))).endsWith(key.publicKey()).hasSize(44);
    assertSigns(key);
  }

  @Test
  void a_pem_that_carries_the_public_half_too_is_read_if_the_halves_agree() throws Exception {
    SigningKey key = SigningKey.generate();
    byte[] seed = KeyFiles.read(key.writeTo(temp.resolve("plain.pem")));
    Files.writeString(temp.resolve("both.pem"), pemWithBoth(seed, key.publicKey()));
    assertThat(SigningKey.read(temp.resolve("both.pem")).fingerprint())
        .isEqualTo(key.fingerprint());

    Files.writeString(
        temp.resolve("other.pem"), pemWithBoth(seed, SigningKey.generate().publicKey()));
    assertThatThrownBy(() -> SigningKey.read(temp.resolve("other.pem")))
        .hasMessageContaining("halves that do not belong together");
  }

  private static String pemWithBoth(byte[] seed, byte[] publicKey) {
    byte[] der =
        new WireWriter()
            .bytes(
                new byte[] {0x30, 0x51, 2, 1, 1, 0x30, 5, 6, 3, 0x2b, 0x65, 0x70, 4, 0x22, 4, 32})
            .bytes(seed)
            .bytes(new byte[] {(byte) 0x81, 33, 0})
            .bytes(publicKey)
            .toBytes();
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void a_generated_key_is_written_for_its_owner_alone_and_read_back() throws Exception {
    SigningKey key = SigningKey.generate();
    Path file = temp.resolve("signing.pem");
    assertThat(key.writeTo(file)).isEqualTo(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(SigningKey.read(file).fingerprint()).isEqualTo(key.fingerprint());
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("signing.pem", "signing.pem.pub");
    assertThat(SigningKey.generate().fingerprint()).isNotEqualTo(key.fingerprint());
  }

  @Test
  void openssl_and_ssh_keygen_read_what_we_write() throws Exception {
    SigningKey key = SigningKey.generate();
    key.writeTo(temp.resolve("our.pem"));

    openssl("our.der", "pkey", "-in", "our.pem", "-pubout", "-outform", "DER", "-out", "our.der");
    assertThat(Files.readAllBytes(temp.resolve("our.der"))).endsWith(key.publicKey());
    assertThat(Program.sshKeygen().run(temp, "-l", "-f", "our.pem.pub").succeeded().text())
        .contains(key.fingerprint());
  }

  @Test
  void a_file_that_is_there_is_never_overwritten() throws Exception {
    SigningKey key = SigningKey.generate();
    Path file = Files.writeString(temp.resolve("a.pem"), "mine");
    assertThatThrownBy(() -> key.writeTo(file))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("a.pem' is there already", "name another file");
    assertThat(file).hasContent("mine");
    assertThat(temp.resolve("a.pem.pub")).doesNotExist();

    Files.writeString(temp.resolve("b.pem.pub"), "mine");
    assertThatThrownBy(() -> key.writeTo(temp.resolve("b.pem")))
        .hasMessageContaining("b.pem.pub' is there already");
    assertThat(temp.resolve("b.pem")).doesNotExist();

    assertThatThrownBy(() -> key.writeTo(temp.resolve("no/folder/c.pem")))
        .hasMessageContaining("cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pem", "a.pem.pub"})
  void a_full_disk_leaves_neither_file_and_the_next_try_succeeds(String full) {
    SigningKey key = SigningKey.generate();
    Path file = temp.resolve("a.pem");
    assertThatThrownBy(() -> key.writeTo(FaultyFiles.fullFor(full, file)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(full + "' cannot be written", "No space left on device");
    assertThat(temp).isEmptyDirectory();
    assertThat(SigningKey.read(key.writeTo(file)).fingerprint()).isEqualTo(key.fingerprint());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa, ssh-rsa, ssh-keygen -t ed25519",
    "ecdsa, ecdsa-sha2-nistp256, implement Signer"
  })
  void a_key_of_another_type_is_refused_by_name(String type, String found, String remedy)
      throws Exception {
    refused(Program.key(temp, "k", type), "a private key of type " + found, remedy);
  }

  @Test
  void a_key_in_a_device_is_refused_by_name() throws Exception {
    byte[] handle =
        new WireWriter()
            .bytes("openssh-key-v1\0".getBytes(StandardCharsets.US_ASCII))
            .string("none")
            .string("none")
            .string("")
            .uint32(1)
            .string(
                new WireWriter()
                    .string("sk-ssh-ed25519@openssh.com")
                    .string(new byte[32])
                    .string("ssh:")
                    .toBytes())
            .string(new byte[64])
            .toBytes();
    Path file =
        Files.writeString(
            temp.resolve("sk"),
            "-----BEGIN OPENSSH PRIVATE KEY-----\n"
                + Base64.getEncoder().encodeToString(handle)
                + "\n-----END OPENSSH PRIVATE KEY-----\n");
    refused(file, "type sk-ssh-ed25519@openssh.com", "implement Signer");
  }

  @Test
  void an_encrypted_key_is_refused_with_the_way_to_decrypt_it() throws Exception {
    Program.sshKeygen().run(temp, "-q", "-t", "ed25519", "-N", "secret", "-f", "enc").succeeded();
    refused(temp.resolve("enc"), "encrypted with a passphrase", "ssh-keygen -p -N ''");

    openssl("p.pem", "genpkey", "-algorithm", "ed25519", "-out", "p.pem");
    openssl("e.pem", "pkey", "-in", "p.pem", "-aes256", "-passout", "pass:secret", "-out", "e.pem");
    refused(temp.resolve("e.pem"), "encrypted with a passphrase", "openssl pkey");
  }

  @Test
  void the_ways_to_decrypt_a_key_work_as_told() throws Exception {
    Program.sshKeygen().run(temp, "-q", "-t", "ed25519", "-N", "secret", "-f", "enc").succeeded();
    Program.sshKeygen().run(temp, "-p", "-P", "secret", "-N", "", "-f", "enc").succeeded();
    assertSigns(SigningKey.read(temp.resolve("enc")));

    openssl("p.pem", "genpkey", "-algorithm", "ed25519", "-out", "p.pem");
    openssl("e.pem", "pkey", "-in", "p.pem", "-aes256", "-passout", "pass:secret", "-out", "e.pem");
    openssl("d.pem", "pkey", "-in", "e.pem", "-passin", "pass:secret", "-out", "d.pem");
    assertThat(SigningKey.read(temp.resolve("d.pem")).fingerprint())
        .isEqualTo(SigningKey.read(temp.resolve("p.pem")).fingerprint());
  }

  @Test
  void other_private_keys_of_openssl_are_refused_by_name() throws Exception {
    refused(openssl("r", "genpkey", "-algorithm", "RSA", "-out", "r"), "type RSA", "ed25519");
    refused(openssl("t", "genrsa", "-traditional", "-out", "t", "2048"), "type RSA", "ed25519");
    refused(
        openssl("e", "ecparam", "-name", "prime256v1", "-genkey", "-out", "e"),
        "type ECDSA",
        "ed25519");
    refused(openssl("g", "genpkey", "-algorithm", "ed448", "-out", "g"), "type Ed448", "ed25519");
    refused(openssl("x", "genpkey", "-algorithm", "x25519", "-out", "x"), "type X25519", "ed25519");
  }

  @Test
  void a_public_key_is_refused_in_every_form() throws Exception {
    Path key = Program.key(temp, "k", "ed25519");
    refused(Path.of(key + ".pub"), "a public key", "without .pub");
    Path rfc4716 = temp.resolve("rfc4716");
    Files.writeString(
        rfc4716, Program.sshKeygen().run(temp, "-e", "-f", "k.pub").succeeded().text());
    refused(rfc4716, "a public key", "without .pub");
    openssl("p", "genpkey", "-algorithm", "ed25519", "-out", "p");
    refused(openssl("q", "pkey", "-in", "p", "-pubout", "-out", "q"), "a public key", "private");
  }

  @Test
  void what_is_no_key_at_all_is_refused() throws Exception {
    refused(Files.writeString(temp.resolve("empty"), " \n"), "an empty file", "copy");
    refused(Files.writeString(temp.resolve("text"), "hello"), "without a line", "openssl pkey");
    refused(
        Files.writeString(temp.resolve("ppk"), "PuTTY-User-Key-File-3: ssh-ed25519\n"),
        "PuTTY",
        "puttygen");
    refused(Files.write(temp.resolve("long"), new byte[70_000]), "more than", "right file");
    refused(
        Files.writeString(
            temp.resolve("crt"), "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n"),
        "PEM that is no private key",
        "ssh-keygen");
    assertThatThrownBy(() -> SigningKey.read(temp.resolve("missing")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot be read");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_key_cut_off_anywhere_is_refused(boolean openssh) throws Exception {
    Path file =
        openssh
            ? Program.key(temp, "k", "ed25519")
            : SigningKey.generate().writeTo(temp.resolve("k"));
    String text = Files.readString(file).stripTrailing();
    for (int length = 0; length < text.length(); length++) {
      Path cut = Files.writeString(temp.resolve("cut"), text.substring(0, length));
      assertThatThrownBy(() -> SigningKey.read(cut))
          .as("cut to " + length)
          .isInstanceOf(LedgerException.class);
    }
    assertSigns(SigningKey.read(Files.writeString(temp.resolve("cut"), text)));
  }

  @Test
  void no_damage_to_an_openssh_key_gives_another_key() throws Exception {
    Path file = Program.key(temp, "k", "ed25519");
    SigningKey key = SigningKey.read(file);
    String[] lines = Files.readString(file).split("\n");
    String base64 = String.join("", java.util.Arrays.copyOfRange(lines, 1, lines.length - 1));
    byte[] bytes = Base64.getDecoder().decode(base64);
    int refused = 0;
    for (int at = 0; at < bytes.length; at++) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.writeString(
          temp.resolve("damaged"),
          lines[0]
              + "\n"
              + Base64.getEncoder().encodeToString(damaged)
              + "\n"
              + lines[lines.length - 1]);
      Throwable refusal = catchThrowable(() -> SigningKey.read(temp.resolve("damaged")));
      if (refusal == null) {
        assertThat(SigningKey.read(temp.resolve("damaged")).fingerprint())
            .isEqualTo(key.fingerprint());
      } else {
        assertThat(refusal).isInstanceOf(LedgerException.class);
        refused++;
      }
    }
    int comment = "k@test".length();
    assertThat(refused).isEqualTo(bytes.length - comment);
  }

  private static void refused(Path file, String found, String remedy) throws Exception {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThatThrownBy(() -> SigningKey.read(file))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(
            file.getFileName().toString(), "expected: an Ed25519 private key", found, remedy)
        .satisfies(
            refusal -> {
              for (String line : text.split("\n")) {
                if (line.length() > 20 && !line.startsWith("-----")) {
                  assertThat(refusal.getMessage()).doesNotContain(line.substring(0, 16));
                }
              }
            });
  }

  @Test
  void nothing_shows_the_private_half() {
    SigningKey key = SigningKey.generate();
    assertThat(key.toString()).isEqualTo(key.fingerprint()).matches("SHA256:[A-Za-z0-9+/]{43}");
  }

  @Test
  void callers_cannot_change_the_key_by_what_they_are_given() {
    SigningKey key = SigningKey.generate();
    key.publicKey()[0] ^= 1;
    assertSigns(key);
  }

  @Test
  void a_message_that_is_too_long_is_not_signed() {
    SigningKey key = SigningKey.generate();
    assertThat(key.sign(new byte[512])).hasSize(64);
    assertThatThrownBy(() -> key.sign(new byte[513]))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("513 bytes", "at most 512");
  }

  @Test
  void a_signer_line_names_principal_and_purposes() {
    SigningKey key = SigningKey.generate();
    assertThat(key.allowedSigner("release@example.com"))
        .startsWith(
            "release@example.com namespaces=\"oneledger-bundle,oneledger-receipt\" ssh-ed25519 AAAA")
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a b", "a,b", "#a", "!a", "a\"b", "a\nb", "a\tb", "*", "a*", "?", "a?b"})
  void a_principal_that_would_say_something_else_in_the_file_is_refused(String principal) {
    assertThatThrownBy(() -> SigningKey.generate().allowedSigner(principal))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot be called");
  }
}
