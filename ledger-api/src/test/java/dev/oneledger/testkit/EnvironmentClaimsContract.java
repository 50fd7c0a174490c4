package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.EnvironmentClaims;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does that shares the environments of a fleet out among several hosts. */
public abstract class EnvironmentClaimsContract {
  private static final String APP = "crm";
  private static final List<String> ODD =
      List.of("a", "A", "a ", "ä", "a\u0308", "ß", "ss", "a.b/c-d_e", "名前", "1");

  private LedgerStore store;

  /** A new, empty store. */
  protected abstract LedgerStore newStore();

  /** The same store as another host sees it. */
  protected abstract LedgerStore anotherHost();

  /** A store that cannot be reached. */
  protected abstract LedgerStore unreachableStore();

  @BeforeEach
  void open() {
    store = newStore();
  }

  private static EnvironmentClaim claim(LedgerStore host, List<String> names, int most) {
    return ((EnvironmentClaims) host).claim(APP, names, most);
  }

  private static void giveBack(EnvironmentClaim claim) {
    claim.close();
  }

  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> "tenant_" + i).toList();
  }

  @Test
  void what_one_host_has_claimed_no_other_gets_until_it_gives_it_back() {
    List<String> names = names(5);
    try (EnvironmentClaim first = claim(store, names, 3);
        EnvironmentClaim second = claim(anotherHost(), names, 5)) {
      assertThat(first.environments()).hasSize(3).isSubsetOf(names);
      assertThat(second.environments())
          .hasSize(2)
          .doesNotContainAnyElementsOf(first.environments());
      try (EnvironmentClaim third = claim(anotherHost(), names, 5)) {
        assertThat(third.environments()).isEmpty();
      }

      giveBack(first);
      giveBack(first);

      try (EnvironmentClaim again = claim(anotherHost(), names, 5)) {
        assertThat(again.environments()).isEqualTo(first.environments());
      }
    }
  }

  @Test
  void what_is_claimed_is_told_in_the_order_it_was_asked_for_and_once() {
    List<String> names = new ArrayList<>(names(12));
    Collections.reverse(names);
    names.addAll(names(12));
    try (EnvironmentClaim all = claim(store, names, 100)) {
      assertThat(all.environments()).isEqualTo(names.subList(0, 12));
    }
  }

  @Test
  void names_are_told_apart_to_the_last_character() {
    try (EnvironmentClaim all = claim(store, ODD, 100)) {
      assertThat(all.environments()).isEqualTo(ODD);
    }
    for (String name : ODD) {
      try (EnvironmentClaim one = claim(store, List.of(name), 1);
          EnvironmentClaim others = claim(anotherHost(), ODD, 100)) {
        assertThat(one.environments()).containsExactly(name);
        assertThat(others.environments()).hasSize(ODD.size() - 1).doesNotContain(name);
      }
    }
  }

  @Test
  void environments_of_one_name_in_two_apps_are_two() {
    try (EnvironmentClaim ours = claim(store, List.of("prod"), 1);
        EnvironmentClaim theirs =
            ((EnvironmentClaims) anotherHost()).claim("shop", List.of("prod"), 1)) {
      assertThat(ours.environments()).containsExactly("prod");
      assertThat(theirs.environments()).containsExactly("prod");
    }
  }

  @Test
  void where_nothing_is_asked_for_nothing_is_claimed() {
    try (EnvironmentClaim none = claim(store, List.of(), 1)) {
      assertThat(none.environments()).isEmpty();
    }
  }

  @Test
  void of_many_hosts_that_claim_at_once_each_gets_what_no_other_has() throws Exception {
    List<String> names = names(60);
    List<LedgerStore> hosts = IntStream.range(0, 6).mapToObj(i -> anotherHost()).toList();
    List<EnvironmentClaim> claims = Race.of(6, i -> claim(hosts.get(i), names, 10));

    List<String> claimed = claims.stream().flatMap(c -> c.environments().stream()).toList();
    assertThat(claimed).doesNotHaveDuplicates().isSubsetOf(names);
    try (EnvironmentClaim rest = claim(store, names, 60)) {
      assertThat(rest.environments())
          .hasSize(60 - claimed.size())
          .doesNotContainAnyElementsOf(claimed);
    }
    claims.forEach(EnvironmentClaim::close);
    try (EnvironmentClaim all = claim(store, names, 60)) {
      assertThat(all.environments()).isEqualTo(names);
    }
  }

  @Test
  void a_claim_keeps_nobody_from_the_journals_and_is_none_of_them() {
    try (EnvironmentClaim claim = claim(store, List.of("dev"), 1)) {
      List<JournalEntry> entries = journal(JournalKey.ledger(APP, "dev"), 1);
      anotherHost().append(entries, List.of());

      assertThat(claim.environments()).containsExactly("dev");
      assertThat(store.heads(APP)).containsOnlyKeys(JournalKey.ledger(APP, "dev"));
    }
  }

  @Test
  void some_thousand_are_claimed_at_once() {
    List<String> names = names(3_000);
    try (EnvironmentClaim all = claim(store, names, 3_000)) {
      assertThat(all.environments()).isEqualTo(names);
      try (EnvironmentClaim none = claim(anotherHost(), names, 1)) {
        assertThat(none.environments()).isEmpty();
      }
    }
  }

  @Test
  void the_last_entries_of_some_journals_are_told_without_those_of_others() {
    JournalKey dev = JournalKey.environment(APP, "dev");
    JournalKey copy = JournalKey.copy(APP, "dev", 2);
    JournalKey quoted = JournalKey.environment(APP, "it's \\ \"x\"");
    JournalKey elsewhere = JournalKey.environment("shop", "dev");
    for (JournalKey key : List.of(dev, quoted, elsewhere, JournalKey.ledger(APP))) {
      store.append(journal(key, 3), List.of());
    }
    store.copy(copy, journal(dev, 2));
    SelectedHeads selective = (SelectedHeads) anotherHost();

    assertThat(
            selective.headsOf(
                List.of(dev, copy, quoted, elsewhere, JournalKey.ledger(APP, "dev"), dev)))
        .isEqualTo(
            Map.of(
                dev, journal(dev, 3).get(2),
                copy, journal(dev, 2).get(1),
                quoted, journal(quoted, 3).get(2),
                elsewhere, journal(elsewhere, 3).get(2)));
    assertThat(selective.headsOf(List.of())).isEmpty();
  }

  @Test
  void the_last_entries_of_thousands_of_journals_are_told() {
    List<JournalKey> keys =
        names(2_500).stream().map(name -> JournalKey.environment(APP, name)).toList();
    store.append(journal(keys.get(0), 1), List.of());
    store.append(journal(keys.get(2_499), 2), List.of());

    assertThat(((SelectedHeads) store).headsOf(keys))
        .containsOnlyKeys(keys.get(0), keys.get(2_499));
  }

  @Test
  void a_store_out_of_reach_says_so() {
    LedgerStore nowhere = unreachableStore();
    assertThatThrownBy(() -> claim(nowhere, List.of("dev"), 1))
        .isInstanceOf(LedgerUnreachableException.class);
    assertThatThrownBy(() -> ((SelectedHeads) nowhere).headsOf(List.of(JournalKey.ledger(APP))))
        .isInstanceOf(LedgerUnreachableException.class);
  }
}
