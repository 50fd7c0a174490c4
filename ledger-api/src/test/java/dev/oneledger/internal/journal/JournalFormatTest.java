package dev.oneledger.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.testkit.JournalFixtures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pins the format for ever: journals written by any release must verify in every later one. */
class JournalFormatTest {
  private static final Locale LOCALE = Locale.getDefault();
  private static final JournalKey DEV = JournalKey.environment("crm", "dev");
  private static final String MIGRATION = "144_customer_health_score";
  private static final Hash TEXT = Hash.sha256("text");
  private static final String TEXT_HEX =
      "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1";
  private static final String JOURNAL_HEX =
      "f1f1a10ce863e47f281ff9fc09b80cfbf43ee8a8f2f8f1b76245f3be492be308";
  private static final String NOTHING_HEX =
      "886eee3d8adc780974ecef13e8a5e44ba59a1216d12de392340b4185ef54a46d";
  private static final String ONE_APPLIED_HEX =
      "e66472197bf1cc728a6051834906677e66fbbb28525b90ca384febbb027ea6bf";

  @AfterEach
  void restore_the_locale() {
    Locale.setDefault(LOCALE);
  }

  @Test
  void the_first_entry_follows_the_hash_of_its_journals_name() {
    assertThat(sha256("19:oneledger-journal-1,3:crm,15:environment:dev,")).isEqualTo(JOURNAL_HEX);
    assertThat(EntryHash.ofJournal(DEV)).isEqualTo(new Hash("sha256", JOURNAL_HEX));
    assertThat(EntryHash.ofJournal(JournalKey.ledger("crm")).hex())
        .isEqualTo("d378fa882f2cb26153d9cfc5eafdefd96be8eb5620f8ddb4a4ec39c5ffc9ffa2")
        .isEqualTo(sha256("19:oneledger-journal-1,3:crm,6:ledger,"));
  }

  @Test
  void an_entry_with_everything_has_this_hash() {
    JournalEntry entry =
        first(
            EntryKind.APPLIED,
            JournalFixtures.STAMP,
            new Subject(MIGRATION, TEXT, null),
            Map.of("b", "=", "a", "\u00e4\n"));

    String bytes =
        "17:oneledger-entry-1,3:crm,15:environment:dev,1:1,7:applied,"
            + "27:2026-02-03T04:05:06.789012Z,3:ada,7:build-7,5:0.1.0,"
            + "25:144_customer_health_score,"
            + "71:sha256:"
            + TEXT_HEX
            + ",-,"
            + "1:2,1:a,3:\u00e4\n,1:b,1:=,"
            + "71:sha256:"
            + JOURNAL_HEX
            + ","
            + "71:sha256:"
            + ONE_APPLIED_HEX
            + ",";
    assertThat(entry.chain().hash().toString())
        .isEqualTo("sha256:" + sha256(bytes))
        .isEqualTo("sha256:3488111a1b62f06eab6c5251d4f0d6c9bfef40a51431c7f96416c089b8a5047f");
  }

  @Test
  void an_entry_without_subject_and_details_has_this_hash() {
    Stamp stamp = new Stamp(Instant.parse("1969-12-31T23:59:59Z"), "ada", "build-7", "0.1.0");
    JournalEntry entry = first(EntryKind.OPENED, stamp, null, Map.of());

    String bytes =
        "17:oneledger-entry-1,3:crm,15:environment:dev,1:1,6:opened,"
            + "27:1969-12-31T23:59:59.000000Z,3:ada,7:build-7,5:0.1.0,-,-,-,1:0,"
            + "71:sha256:"
            + JOURNAL_HEX
            + ","
            + "71:sha256:"
            + NOTHING_HEX
            + ",";
    assertThat(entry.chain().hash().hex())
        .isEqualTo(sha256(bytes))
        .isEqualTo("3e2ebf7a7293a03081469671d9c9a4cc884c125eaeb7aae9f050ca8f7aaa0c6d");
  }

  @Test
  void the_state_of_nothing_has_this_digest() {
    assertThat(new StateDigest().value().hex())
        .isEqualTo(sha256("17:oneledger-state-1,1:0,64:" + "0".repeat(64) + ","))
        .isEqualTo(NOTHING_HEX);
  }

  @Test
  void the_state_of_one_migration_has_this_digest() {
    String member =
        sha256(
            "17:oneledger-state-1,25:144_customer_health_score,71:sha256:"
                + TEXT_HEX
                + ",7:applied,");
    assertThat(new StateDigest().put(MIGRATION, TEXT, "applied").value().hex())
        .isEqualTo(sha256("17:oneledger-state-1,1:1,64:" + member + ","))
        .isEqualTo(ONE_APPLIED_HEX);
  }

  @Test
  void members_are_added_modulo_two_to_the_256th() {
    // b642... + d990... overflows 256 bits; the sum below was computed by hand.
    String sum = "8fd315aa90b2514b1fb3887157ba224b6ca2f91f8220e0e7b01c0f27259b6f21";

    assertThat(
            new StateDigest()
                .put(MIGRATION, TEXT, "applied")
                .put("R__active", null, "failed")
                .value()
                .hex())
        .isEqualTo(sha256("17:oneledger-state-1,1:2,64:" + sum + ","))
        .isEqualTo("d78b1017ddae9e46b579e70fd3c7cf82008379bbed4b3e7d2cd85c359c01880b");
  }

  @Test
  void hashes_do_not_depend_on_the_locale() {
    for (String tag : List.of("ar-SA-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "tr-TR")) {
      Locale.setDefault(Locale.forLanguageTag(tag));
      an_entry_with_everything_has_this_hash();
      an_entry_without_subject_and_details_has_this_hash();
      members_are_added_modulo_two_to_the_256th();
    }
  }

  private static JournalEntry first(
      EntryKind kind, Stamp stamp, Subject subject, Map<String, String> details) {
    return new JournalWriter(DEV, List.of()).next(kind, stamp, subject, details);
  }

  private static String sha256(String bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(bytes.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
