package dev.oneledger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogDifference.What;
import dev.oneledger.spi.CatalogReading;
import dev.oneledger.spi.CatalogWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CatalogWatch} promises. An implementation gives a schema with at least one
 * object, and a statement for each thing that somebody may do there by hand.
 */
public abstract class CatalogWatchContract {

  /** The watch over the schema. */
  protected abstract CatalogWatch watch();

  /** The product that the watch must find. */
  protected abstract String product();

  /** Runs a statement in the schema. */
  protected abstract void run(String statement);

  /** A statement that makes an object. */
  protected abstract String adding();

  /** A statement that removes an object that is there from the beginning. */
  protected abstract String removing();

  /** A statement that alters an object that is there from the beginning. */
  protected abstract String changing();

  /** Statements that change what a schema holds and nothing of the schema. */
  protected abstract List<String> touching();

  @Test
  void two_readings_of_one_schema_are_the_same() {
    CatalogReading first = watch().read();
    CatalogReading second = watch().read();

    assertThat(first.product()).isEqualTo(product());
    assertThat(first.major()).isPositive();
    assertThat(first.objects()).isNotEmpty();
    assertThat(second.objects()).isEqualTo(first.objects());
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertThat(second.isComparable(first)).isTrue();
    assertThat(watch().explain(first, second)).isEmpty();
  }

  @Test
  void what_a_schema_holds_does_not_count() {
    CatalogReading before = watch().read();

    touching().forEach(this::run);

    assertThat(watch().read().objects()).isEqualTo(before.objects());
  }

  @Test
  void what_was_added_is_found_undone_and_adopted() {
    explains(adding(), What.ADDED);
  }

  @Test
  void what_was_removed_is_found_undone_and_adopted() {
    explains(removing(), What.REMOVED);
  }

  @Test
  void what_was_changed_is_found_undone_and_adopted() {
    explains(changing(), What.CHANGED);
  }

  private void explains(String byHand, What what) {
    CatalogReading recorded = watch().read();
    run(byHand);
    CatalogReading now = watch().read();
    assertThat(now.fingerprint()).isNotEqualTo(recorded.fingerprint());

    List<CatalogDifference> differences = watch().explain(recorded, now);

    assertThat(differences).hasSize(1);
    CatalogDifference difference = differences.get(0);
    assertThat(difference.what()).isEqualTo(what);
    assertThat(difference.expected() == null).isEqualTo(what == What.ADDED);
    assertThat(difference.found() == null).isEqualTo(what == What.REMOVED);
    assertThat(difference.parts()).isEqualTo(differing(recorded, now));

    difference.undo().statements().forEach(this::run);
    assertThat(watch().read().objects()).isEqualTo(recorded.objects());
    difference.adopt().statements().forEach(this::run);
    assertThat(watch().read().objects()).isEqualTo(now.objects());
    difference.adopt().statements().forEach(this::run);
    assertThat(watch().read().objects()).as("adopted where it is").isEqualTo(now.objects());
  }

  @Test
  void everything_that_differs_is_part_of_one_difference_with_or_without_hints() {
    CatalogReading recorded = watch().read();
    run(adding());
    run(changing());
    CatalogReading now = watch().read();

    for (CatalogReading known : List.of(recorded, withoutHints(recorded))) {
      List<String> parts = new ArrayList<>();
      watch().explain(known, now).forEach(each -> parts.addAll(each.parts()));
      assertThat(parts).containsExactlyInAnyOrderElementsOf(differing(recorded, now));
    }
  }

  private static CatalogReading withoutHints(CatalogReading reading) {
    return new CatalogReading(
        reading.product(), reading.major(), reading.format(), reading.objects(), new TreeMap<>());
  }

  private static TreeSet<String> differing(CatalogReading one, CatalogReading other) {
    TreeSet<String> names = new TreeSet<>(one.objects().keySet());
    names.addAll(other.objects().keySet());
    names.removeIf(
        name ->
            one.objects().containsKey(name)
                && one.objects().get(name).equals(other.objects().get(name)));
    return names;
  }
}
