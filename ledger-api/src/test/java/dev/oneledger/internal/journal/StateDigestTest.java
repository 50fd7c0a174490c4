package dev.oneledger.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.testkit.JournalFixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateDigestTest {
  private static final Hash TEXT = Hash.sha256("text");
  private static final JournalKey DEV = JournalKey.environment("crm", "dev");

  @Test
  void it_does_not_depend_on_the_order_in_which_things_came() {
    List<String> migrations = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      migrations.add(i + "_step");
    }
    Hash inOrder = digest(migrations);

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(migrations, new Random(seed));
      assertThat(digest(migrations)).isEqualTo(inOrder);
    }
  }

  @Test
  void after_any_changes_of_status_it_equals_the_one_computed_anew() {
    Random random = new Random(7);
    List<String> statuses = List.of("started", "applied", "failed", "rolled back");
    StateDigest running = new StateDigest();
    Map<String, String> last = new LinkedHashMap<>();

    for (int i = 0; i < 500; i++) {
      String migration = random.nextInt(30) + "_step";
      String status = statuses.get(random.nextInt(statuses.size()));
      running.put(migration, TEXT, status);
      last.put(migration, status);

      StateDigest anew = new StateDigest();
      last.forEach((id, itsStatus) -> anew.put(id, TEXT, itsStatus));
      assertThat(running.value()).isEqualTo(anew.value());
    }
  }

  @Test
  void the_last_status_counts_and_not_the_way_to_it() {
    Hash direct = new StateDigest().put("1_a", TEXT, "applied").value();

    assertThat(state("1_a", "started", "failed", "started", "applied")).isEqualTo(direct);
    assertThat(state("1_a", "applied", "failed")).isNotEqualTo(direct);
  }

  @Test
  void another_id_text_or_status_is_another_state() {
    List<Hash> states =
        List.of(
            new StateDigest().value(),
            new StateDigest().put("1_a", TEXT, "applied").value(),
            new StateDigest().put("2_a", TEXT, "applied").value(),
            new StateDigest().put("R__a", TEXT, "applied").value(),
            new StateDigest().put("1_a", Hash.sha256("other"), "applied").value(),
            new StateDigest().put("1_a", null, "applied").value(),
            new StateDigest().put("1_a", TEXT, "failed").value(),
            new StateDigest().put("1_a", TEXT, "applied").put("2_a", TEXT, "applied").value());

    assertThat(states).doesNotHaveDuplicates();
  }

  @Test
  void two_spellings_of_one_id_are_one_migration() {
    Hash one = new StateDigest().put("144_a", TEXT, "applied").value();

    for (String spelling : List.of("0144_a", "V144__a", "144.0_a")) {
      assertThat(new StateDigest().put(spelling, TEXT, "applied").value()).isEqualTo(one);
      assertThat(
              new StateDigest().put("144_a", TEXT, "failed").put(spelling, TEXT, "applied").value())
          .isEqualTo(one);
    }
  }

  @Test
  void a_key_of_another_tool_counts_as_it_is() {
    String key = "db/changelog.xml::one::ada";

    assertThat(new StateDigest().put(key, TEXT, "adopted").value())
        .isNotEqualTo(new StateDigest().value())
        .isNotEqualTo(new StateDigest().put(key + " ", TEXT, "adopted").value());
  }

  @Test
  void only_kinds_with_a_status_and_a_subject_change_it() {
    Hash nothing = new StateDigest().value();
    Subject subject = new Subject("1_a", TEXT, null);
    for (EntryKind kind : EntryKind.values()) {
      Hash with = new StateDigest().accept(kind, subject).value();
      if (kind.status().isEmpty()) {
        assertThat(with).as(kind.name()).isEqualTo(nothing);
      } else {
        assertThat(with)
            .as(kind.name())
            .isEqualTo(new StateDigest().put("1_a", TEXT, kind.status()).value());
      }
      assertThat(new StateDigest().accept(kind, null).value()).isEqualTo(nothing);
    }
  }

  @Test
  void a_journals_head_carries_the_digest_computed_anew_from_what_is_there() {
    List<JournalEntry> entries = JournalFixtures.journal(DEV, 20);
    StateDigest anew = new StateDigest();
    for (int i = 19; i >= 1; i--) {
      Subject subject = entries.get(i).subject();
      anew.put(subject.migration(), subject.textHash(), "applied");
    }

    assertThat(entries.get(19).chain().state()).isEqualTo(anew.value());
  }

  private static Hash digest(List<String> migrations) {
    StateDigest digest = new StateDigest();
    migrations.forEach(migration -> digest.put(migration, TEXT, "applied"));
    return digest.value();
  }

  private static Hash state(String migration, String... statuses) {
    StateDigest digest = new StateDigest();
    for (String status : statuses) {
      digest.put(migration, TEXT, status);
    }
    return digest.value();
  }
}
