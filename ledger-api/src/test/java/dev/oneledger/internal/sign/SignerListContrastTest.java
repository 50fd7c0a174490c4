package dev.oneledger.internal.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Trust;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks ssh-keygen and us about the same lists, and wants one verdict. */
class SignerListContrastTest {
  private static final byte[] TEXT = "what is signed".getBytes(StandardCharsets.UTF_8);
  private static final DateTimeFormatter VERIFY_TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final String SOME_TIME = "2026-06-15T12:00:00Z";

  @TempDir static Path temp;
  private static String ours;
  private static String other;
  private static String rsa;
  private static String signature;

  @BeforeAll
  static void signed() throws Exception {
    Files.write(temp.resolve("text"), TEXT);
    ours = Program.publicLine(Program.key(temp, "ours", "ed25519"));
    other = Program.publicLine(Program.key(temp, "other", "ed25519"));
    rsa = Program.publicLine(Program.key(temp, "rsa", "rsa"));
    Program.sshKeygen()
        .run(temp, "-Y", "sign", "-f", "ours", "-n", "oneledger-receipt", "text")
        .succeeded();
    signature = Files.readString(temp.resolve("text.sig"));
  }

  private static String filled(String text) {
    return text.replace("\\n", "\n")
        .replace("\\t", "\t")
        .replace("\\r", "\r")
        .replace("\\f", "\f")
        .replace("\\v", "\u000b")
        .replace("\\0", "\0")
        .replace("NBSP", "\u00a0")
        .replace("WIDE", "\u3000")
        .replace("SEPARATOR", "\u2028")
        .replace("OURS", ours)
        .replace("OTHER", other)
        .replace("RSA", rsa)
        .replace("BLOB", ours.substring(ours.indexOf(' ') + 1));
  }

  private static boolean theirVerdict(String signers, String principal, String revoked, String at)
      throws Exception {
    return theirVerdict(Program.sshKeygen(), signers, principal, revoked, at);
  }

  private static boolean theirVerdict(
      Program sshKeygen, String signers, String principal, String revoked, String at)
      throws Exception {
    Files.writeString(temp.resolve("signers"), signers);
    Files.writeString(temp.resolve("revoked"), revoked);
    String time = "-Overify-time=" + VERIFY_TIME.format(Instant.parse(at));
    return sshKeygen
            .run(
                temp,
                temp.resolve("text"),
                "-Y",
                "verify",
                "-f",
                "signers",
                "-I",
                principal,
                "-n",
                "oneledger-receipt",
                "-s",
                "text.sig",
                "-r",
                "revoked",
                time)
            .exit()
        == 0;
  }

  private static Trust trust(String signers, String revoked, String at) {
    return Trust.allowedSigners(signers)
        .revoking(revoked)
        .clock(Clock.fixed(Instant.parse(at), ZoneOffset.UTC));
  }

  private static boolean accepts(Trust trust) {
    try {
      TextSignature.verify(TEXT, "oneledger-receipt", signature, trust);
      return true;
    } catch (FindingsException refused) {
      return false;
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvFileSource(resources = "signer-lists.csv", delimiter = '|', numLinesToSkip = 1)
  void the_verdict_is_that_of_ssh_keygen(
      String what, String signers, String principal, String at, boolean expected) throws Exception {
    String list = filled(signers.replace('\'', '"'));
    String time = at == null ? SOME_TIME : at;

    assertThat(theirVerdict(list, principal, "", time)).as("ssh-keygen").isEqualTo(expected);
    assertThat(accepts(trust(list, "", time).by(principal))).as("we").isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"OURS", "RSA\\nOURS", "# mine\\n\\n  OURS comment\\n", "OTHER\\nOURS\\nRSA"})
  void a_revoked_key_counts_with_neither(String revoked) throws Exception {
    assertThat(theirVerdict(filled("alice OURS"), "alice", filled(revoked), SOME_TIME)).isFalse();
    assertThat(accepts(trust(filled("alice OURS"), filled(revoked), SOME_TIME))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OTHER", "#OURS", "OTHER\\nRSA", " # OURS"})
  void a_key_that_is_not_among_the_revoked_counts_with_both(String revoked) throws Exception {
    assertThat(theirVerdict(filled("alice OURS"), "alice", filled(revoked), SOME_TIME)).isTrue();
    assertThat(accepts(trust(filled("alice OURS"), filled(revoked), SOME_TIME))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"WIDE\\nOTHER", "\\f# mine", "\\vOTHER", "SEPARATOR", "\\r# mine"})
  void a_list_of_revoked_keys_with_other_blanks_lets_nothing_pass_with_either(String revoked)
      throws Exception {
    assertThat(theirVerdict(filled("alice OURS"), "alice", filled(revoked), SOME_TIME)).isFalse();
    assertThatThrownBy(() -> trust(filled("alice OURS"), filled(revoked), SOME_TIME))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 1,");
  }

  @Test
  void a_certificate_in_the_list_revokes_its_key_with_both() throws Exception {
    Program.sshKeygen()
        .run(temp, "-q", "-s", "other", "-I", "id", "-n", "alice", "ours.pub")
        .succeeded();
    String certificate = Files.readString(temp.resolve("ours-cert.pub"));
    assertThat(theirVerdict(filled("alice OURS"), "alice", certificate, SOME_TIME)).isFalse();
    assertThat(accepts(trust(filled("alice OURS"), certificate, SOME_TIME))).isFalse();
  }

  /** Standard time holds in summer too: false a second before our instant, true from it on. */
  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin, 20260115, 2026-01-14T23:00:00Z",
    "Europe/Berlin, 20260715, 2026-07-14T23:00:00Z",
    "America/New_York, 202607151200, 2026-07-15T17:00:00Z",
    "Asia/Kolkata, 202601151200, 2026-01-15T06:30:00Z",
    "Australia/Sydney, 20260115120000, 2026-01-15T02:00:00Z",
    "Europe/Berlin, 202603290230, 2026-03-29T01:30:00Z",
    "Europe/Berlin, 202610250230, 2026-10-25T01:30:00Z",
    "UTC, 20260715, 2026-07-15T00:00:00Z"
  })
  void times_without_z_mean_what_they_mean_to_ssh_keygen(String zone, String time, String instant)
      throws Exception {
    TimeZone before = TimeZone.getDefault();
    TimeZone.setDefault(TimeZone.getTimeZone(zone));
    try {
      String list = filled("alice valid-after=\"" + time + "\" OURS");
      Program there = Program.sshKeygen().with("TZ", zone);
      String secondBefore = Instant.parse(instant).minusSeconds(1).toString();

      assertThat(theirVerdict(there, list, "alice", "", instant)).isTrue();
      assertThat(theirVerdict(there, list, "alice", "", secondBefore)).isFalse();
      assertThat(accepts(trust(list, "", instant))).isTrue();
      assertThat(accepts(trust(list, "", secondBefore))).isFalse();
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void without_a_principal_the_line_that_ssh_keygen_finds_is_named() throws Exception {
    String list =
        filled("bob OTHER\n*@example.com,!eve@example.com namespaces=\"*receipt\" OURS\n");
    Files.writeString(temp.resolve("signers"), list);
    String found =
        Program.sshKeygen()
            .run(temp, "-Y", "find-principals", "-f", "signers", "-s", "text.sig")
            .succeeded()
            .text()
            .strip()
            .replace('\n', ',');

    assertThat(found).isEqualTo("*@example.com,!eve@example.com");
    assertThat(
            TextSignature.verify(TEXT, "oneledger-receipt", signature, Trust.allowedSigners(list))
                .signatures())
        .singleElement()
        .satisfies(
            counted -> {
              assertThat(counted.principals()).containsExactly(found);
              assertThat(counted.fingerprint())
                  .isEqualTo(
                      Program.sshKeygen().run(temp, "-l", "-f", "ours").text().split(" ")[1]);
            });
  }
}
