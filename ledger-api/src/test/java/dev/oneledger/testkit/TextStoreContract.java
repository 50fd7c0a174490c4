package dev.oneledger.testkit;

import static dev.oneledger.testkit.JournalFixtures.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LedgerStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LedgerStore} does with texts, and how the suites get a store. */
abstract class TextStoreContract {
  private static final JournalKey KEY = JournalKey.ledger("texts");

  /** The store under test, empty at first. */
  LedgerStore store;

  /** A store on fresh, empty data. Called once per test, before the other methods here. */
  protected abstract LedgerStore newStore();

  /** Another store on the same data, as another process would open it. */
  protected abstract LedgerStore anotherStore();

  /** A store of this kind whose place does not answer. */
  protected abstract LedgerStore unreachableStore();

  /** The name of the product under test, such as {@code PostgreSQL}. */
  protected abstract String product();

  /** What the place says of itself: asked from the running product, never a constant. */
  protected abstract String reportedProduct();

  /** Everything there is now, in any form that is equal exactly if nothing has changed. */
  protected abstract Object contents();

  /** A text that is kept by no test. */
  static SqlText textNotKept() {
    return SqlText.of("SELECT 'not kept';\n");
  }

  @BeforeEach
  void open_an_empty_store() {
    store = newStore();
  }

  @Test
  void texts_come_back_exactly() {
    List<SqlText> texts =
        Stream.of(
                "",
                "\n",
                " \t\n ",
                "SELECT 1",
                "SELECT 1;\n",
                "SELECT E'a\\\\b' || 'it''s' || \"Column\" || $tag$ $1 ? :name ${x} %s $tag$;\n",
                "-- \u00e4\u00f6\u00fc \u4f60\u597d \u05e9\u05dc\u05d5\u05dd e\u0301 \u00e9\n",
                "SELECT '\ud83d\ude80\ud83d\udc69\u200d\ud83d\udcbb';\n",
                "-- " + "x".repeat(1 << 20) + "\nSELECT 1;\n")
            .map(SqlText::of)
            .toList();

    store.append(journal(KEY, 1), texts);

    Map<Hash, SqlText> back = anotherStore().texts(hashes(texts));
    assertThat(back).hasSize(texts.size());
    for (SqlText text : texts) {
      SqlText kept = back.get(text.textHash());
      assertThat(kept.text()).isEqualTo(text.text());
      assertThat(kept.textHash()).isEqualTo(text.textHash());
      assertThat(kept.tokenHash()).isEqualTo(text.tokenHash());
    }
  }

  @Test
  void only_the_texts_asked_for_and_known_are_returned() {
    SqlText one = SqlText.of("SELECT 1;");
    SqlText two = SqlText.of("SELECT 2;");
    store.append(journal(KEY, 1), List.of(one, two));

    assertThat(store.texts(Set.of(one.textHash(), textNotKept().textHash())))
        .isEqualTo(Map.of(one.textHash(), one));
    assertThat(store.texts(Set.of())).isEmpty();
  }

  @Test
  void a_text_kept_again_stays_one_text() {
    SqlText text = SqlText.of("SELECT 1;");
    List<JournalEntry> entries = journal(KEY, 2);

    store.append(entries.subList(0, 1), List.of(text, SqlText.of("SELECT 1;")));
    store.append(entries.subList(1, 2), List.of(text));

    assertThat(store.texts(Set.of(text.textHash()))).isEqualTo(Map.of(text.textHash(), text));
  }

  @Test
  void two_thousand_texts_are_kept_and_found_in_one_call() {
    List<SqlText> texts =
        IntStream.range(0, 2_000).mapToObj(i -> SqlText.of("SELECT " + i + ";\n")).toList();

    store.append(journal(KEY, 1), texts);

    assertThat(store.texts(hashes(texts)).values()).containsExactlyInAnyOrderElementsOf(texts);
  }

  @Test
  void the_texts_of_a_refused_append_are_not_kept() {
    List<JournalEntry> late = journal(KEY, 2).subList(1, 2);

    assertThatThrownBy(() -> store.append(late, List.of(textNotKept())))
        .isInstanceOf(JournalMovedException.class);

    assertThat(store.texts(Set.of(textNotKept().textHash()))).isEmpty();
  }

  private static Set<Hash> hashes(List<SqlText> texts) {
    return texts.stream().map(SqlText::textHash).collect(Collectors.toSet());
  }
}
