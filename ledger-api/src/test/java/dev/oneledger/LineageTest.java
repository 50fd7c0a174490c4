package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Lineage.Pin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {
  private static final Pin ONE = pin("01_10_b", "b", "undo b");
  private static final Pin TWO = pin("R__v", "v", null);

  @Test
  void the_digest_of_a_lineage_is_pinned_for_ever() {
    String lines =
        "oneledger-lineage-1\n"
            + "1_10_b sha256:3e23e8160039594a33894f6564e1b1348bbd7a0088d42c4acb73eeaed59c009d"
            + " sha256:37f7c2afde5b5eeff8e65aa31e4ac2241b40950224707af5558f31e0a91f1e06\n"
            + "R__v sha256:4c94485e0c21ae6c41ce1dfe7b6bfaceea5ab68e40a2476f50208e526f506080 -\n";

    assertThat(new Lineage(List.of(ONE, TWO)).digest())
        .isEqualTo(Hash.sha256(lines))
        .hasToString("sha256:283fc88b3f605646796488e665ee9b40f9be78c029bd2cc26bd3e169125b9b4e");
    assertThat(Lineage.EMPTY.digest())
        .hasToString("sha256:bb15b1ae580b762ef6859fec95ed5c436ddf3655a7a63a23c717e46dd9b46217");
  }

  @Test
  void the_digest_tells_order_texts_and_rollbacks_apart_and_no_spelling() {
    Hash digest = new Lineage(List.of(ONE, TWO)).digest();

    assertThat(new Lineage(List.of(TWO, ONE)).digest()).isNotEqualTo(digest);
    assertThat(new Lineage(List.of(ONE)).digest()).isNotEqualTo(digest);
    assertThat(new Lineage(List.of(pin("1_10_b", "c", "undo b"), TWO)).digest())
        .isNotEqualTo(digest);
    assertThat(new Lineage(List.of(pin("1_10_b", "b", null), TWO)).digest()).isNotEqualTo(digest);
    assertThat(new Lineage(List.of(pin("1_11_b", "b", "undo b"), TWO)).digest())
        .isNotEqualTo(digest);
    assertThat(new Lineage(List.of(pin("1.10_b", "b", "undo b"), TWO)).digest()).isEqualTo(digest);
  }

  @Test
  void a_lineage_extends_from_itself_and_from_what_it_begins_with() {
    Lineage lineage = new Lineage(List.of(ONE, TWO));

    assertThat(lineage.extendsFrom(lineage)).isTrue();
    assertThat(lineage.extendsFrom(new Lineage(List.of(ONE)))).isTrue();
    assertThat(lineage.extendsFrom(Lineage.EMPTY)).isTrue();
    assertThat(Lineage.EMPTY.extendsFrom(Lineage.EMPTY)).isTrue();
    assertThat(lineage.extendsFrom(new Lineage(List.of(pin("1.10_b", "b", "undo b"))))).isTrue();
  }

  @Test
  void a_lineage_does_not_extend_from_another_longer_or_reordered_one() {
    Lineage lineage = new Lineage(List.of(ONE, TWO));

    assertThat(new Lineage(List.of(ONE)).extendsFrom(lineage)).isFalse();
    assertThat(Lineage.EMPTY.extendsFrom(lineage)).isFalse();
    assertThat(lineage.extendsFrom(new Lineage(List.of(pin("2_c", "c", null))))).isFalse();
    assertThat(lineage.extendsFrom(new Lineage(List.of(pin("1_10_b", "edited", "undo b")))))
        .isFalse();
  }

  @Test
  void rollback_texts_and_new_texts_of_repeatables_do_not_break_a_lineage() {
    Pin view = pin("R__view", "old", null);
    Lineage before = new Lineage(List.of(ONE, view));
    Lineage after =
        new Lineage(
            List.of(pin("1_10_b", "b", null), pin("2_c", "c", null), pin("R__view", "new", null)));

    assertThat(after.extendsFrom(before)).isTrue();
    assertThat(new Lineage(List.of(ONE, pin("2_c", "c", null))).extendsFrom(before)).isFalse();
  }

  @Test
  void a_pin_is_found_by_id_whatever_the_spelling() {
    Lineage lineage = new Lineage(List.of(ONE, TWO));

    assertThat(lineage.pin(MigrationId.parse("V1.10__b"))).contains(ONE);
    assertThat(lineage.pin(MigrationId.parse("1_10_c"))).isEmpty();
  }

  @Test
  void a_pin_is_made_from_the_texts_a_migration_has_now() {
    MigrationId id = MigrationId.parse("01_10_b");
    Migration both = new Migration(id, SqlText.of("b"), SqlText.of("undo b"), true, "01_10_b.sql");
    Migration forward = new Migration(id, SqlText.of("b"), null, true, "01_10_b.sql");

    assertThat(Pin.of(both)).isEqualTo(ONE);
    assertThat(Pin.of(forward)).isEqualTo(pin("1_10_b", "b", null));
  }

  @Test
  void a_lineage_does_not_change_with_the_list_it_was_made_from() {
    List<Pin> pins = new ArrayList<>(List.of(ONE));
    Lineage lineage = new Lineage(pins);

    pins.add(TWO);

    assertThat(lineage.pins()).containsExactly(ONE);
  }

  private static Pin pin(String id, String text, String rollback) {
    return new Pin(
        MigrationId.parse(id), Hash.sha256(text), rollback == null ? null : Hash.sha256(rollback));
  }
}
