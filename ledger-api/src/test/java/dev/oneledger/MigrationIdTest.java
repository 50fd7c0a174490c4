package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationIdTest {
  private static final List<String> REVISIONS =
      List.of(
          "144",
          "0144",
          "1_10",
          "1.10",
          "1_0",
          "0",
          "2024-10-25-112826",
          "2024-10-25-112826-0001",
          "2024-10-25",
          "2_5");
  private static final List<String> SLUGS =
      List.of(
          "",
          "a",
          "customer_health_score",
          "2fa",
          "2024_report",
          "2024",
          "1_2_3",
          "2.5_x",
          "2.",
          "2024-10-25",
          "2024-10-25_x",
          "_x",
          "__x",
          "_",
          "__",
          "_2",
          "x_",
          "x__",
          "a__b",
          "a__2",
          "2__a",
          ".x",
          "-x",
          "V2__x",
          "R__x",
          "v2",
          "\u00e4\u00f6",
          "e\u0301",
          "a.rollback");

  @ParameterizedTest
  @CsvSource({
    "144_customer_health_score, 144, customer_health_score",
    "144__customer_health_score, 144, customer_health_score",
    "V144__customer_health_score, 144, customer_health_score",
    "v1.2__x, 1.2, x",
    "V144_x, 144, x",
    "1_10_slug, 1_10, slug",
    "1__10_slug, 1, 10_slug",
    "144_2fa, 144, 2fa",
    "144__2024_report, 144, 2024_report",
    "144___x, 144, _x",
    "144____x, 144, __x",
    "2024-10-25-112826_slug, 2024-10-25-112826, slug",
    "2025-09-19-132648-0000_theme-default, 2025-09-19-132648-0000, theme-default",
    "2024_10_25_slug, 2024_10_25, slug",
    "144, 144, ''",
    "144_, 144, ''",
    "144__, 144, ''",
    "144_a__b, 144, a__b",
    "144_a__2, 144, a__2",
    "1_10_a__b, 1_10, a__b"
  })
  void a_name_is_read_as_revision_and_slug(String text, String revision, String slug) {
    MigrationId id = MigrationId.parse(text);

    assertThat(id.isRepeatable()).isFalse();
    assertThat(id.revision()).hasToString(revision);
    assertThat(id.slug()).isEqualTo(slug);
  }

  @Test
  void every_id_is_read_back_from_its_text_with_its_spelling() {
    for (String revision : REVISIONS) {
      for (String slug : SLUGS) {
        MigrationId id = MigrationId.versioned(Revision.parse(revision), slug);
        MigrationId back = MigrationId.parse(id.toString());
        assertThat(back).as(id.toString()).isEqualTo(id);
        assertThat(back).hasToString(id.toString());
        assertThat(back.revision()).hasToString(revision);
        assertThat(MigrationId.parse(id.canonical())).as(id.canonical()).isEqualTo(id);
      }
    }
    for (String name : SLUGS.subList(1, SLUGS.size())) {
      MigrationId id = MigrationId.repeatable(name);
      assertThat(MigrationId.parse(id.toString())).isEqualTo(id);
      assertThat(MigrationId.parse(id.canonical())).isEqualTo(id);
    }
  }

  @Test
  void ids_are_equal_exactly_if_their_canonical_texts_are() {
    Map<String, MigrationId> byCanonical = new HashMap<>();
    for (MigrationId id : all()) {
      MigrationId same = byCanonical.putIfAbsent(id.canonical(), id);
      if (same != null) {
        assertThat(same).isEqualTo(id).hasSameHashCodeAs(id);
      }
    }
    assertThat(byCanonical.values()).doesNotHaveDuplicates();
    assertThat(byCanonical).hasSizeLessThan(all().size());
  }

  @Test
  void the_spelling_of_the_revision_is_kept_and_does_not_count() {
    MigrationId id = MigrationId.parse("0144_a");

    assertThat(id).hasToString("0144_a").isEqualTo(MigrationId.parse("V144__a"));
    assertThat(id.canonical()).isEqualTo("144_a");
  }

  @Test
  void versioned_come_by_revision_then_repeatable_by_name() {
    List<MigrationId> ordered =
        Stream.of(
                "1_a", "1_9_a", "1_10_a", "2_a", "2_b", "144", "144_a", "R__B", "R__a", "R__a_1",
                "R__b")
            .map(MigrationId::parse)
            .toList();
    List<MigrationId> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(1));

    assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ordered);
  }

  @Test
  void order_agrees_with_equality() {
    for (MigrationId left : all()) {
      for (MigrationId right : all()) {
        assertThat(left.compareTo(right) == 0).isEqualTo(left.equals(right));
        assertThat(Integer.signum(left.compareTo(right)))
            .isEqualTo(-Integer.signum(right.compareTo(left)));
      }
    }
  }

  @Test
  void blanks_in_a_name_become_underscores() {
    assertThat(MigrationId.versioned(Revision.parse("1"), "a b")).hasToString("1_a_b");
    assertThat(MigrationId.parse("R__active customers")).hasToString("R__active_customers");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "__", "_x", "__x", "abc", "Vx", "V", "x_144", "-1_x", "V_1"})
  void a_name_without_a_revision_is_refused(String text) {
    assertThatThrownBy(() -> MigrationId.parse(text))
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("Migration name '" + text + "' has no revision: expected digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1_a/b", "1_a\\b", "1_a\nb", "1_a'b", "1_a;b", "R__a:b", "1_\ud83d\ude80"})
  void a_slug_with_other_characters_is_refused(String text) {
    assertThatThrownBy(() -> MigrationId.parse(text))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void a_slug_has_at_most_200_characters_and_a_repeatable_one_at_least_one() {
    assertThat(MigrationId.parse("1_" + "a".repeat(200)).slug()).hasSize(200);
    assertThatThrownBy(() -> MigrationId.parse("1_" + "a".repeat(201)))
        .hasMessageContaining("at most 200");
    assertThatThrownBy(() -> MigrationId.parse("R__")).hasMessageContaining("needs a name");
  }

  private static List<MigrationId> all() {
    List<MigrationId> ids = new ArrayList<>();
    for (String slug : SLUGS) {
      for (String revision : REVISIONS) {
        ids.add(MigrationId.versioned(Revision.parse(revision), slug));
      }
      if (!slug.isEmpty()) {
        ids.add(MigrationId.repeatable(slug));
      }
    }
    return ids;
  }
}
