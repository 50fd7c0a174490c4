package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalKeyTest {
  private static final JournalKey APP = JournalKey.ledger("crm");
  private static final JournalKey ABOUT = JournalKey.ledger("crm", "dev");
  private static final JournalKey OWN = JournalKey.environment("crm", "dev");

  @Test
  void the_three_journals_have_names_of_their_own() {
    assertThat(APP.journal()).isEqualTo("ledger");
    assertThat(ABOUT.journal()).isEqualTo("ledger:dev");
    assertThat(OWN.journal()).isEqualTo("environment:dev");
    assertThat(OWN).hasToString("crm environment:dev");
  }

  @Test
  void a_key_knows_its_environment_and_whose_journal_it_is() {
    assertThat(APP.environmentName()).isNull();
    assertThat(ABOUT.environmentName()).isEqualTo("dev");
    assertThat(OWN.environmentName()).isEqualTo("dev");
    assertThat(APP.isEnvironmentJournal()).isFalse();
    assertThat(ABOUT.isEnvironmentJournal()).isFalse();
    assertThat(OWN.isEnvironmentJournal()).isTrue();
  }

  @Test
  void an_environment_named_like_a_journal_is_told_apart() {
    JournalKey odd = JournalKey.ledger("crm", "environment");

    assertThat(odd.isEnvironmentJournal()).isFalse();
    assertThat(odd.environmentName()).isEqualTo("environment");
  }

  @Test
  void copies_have_a_generation_that_is_not_part_of_the_environments_name() {
    JournalKey first = JournalKey.copy("crm", "dev", 1);
    JournalKey tenth = JournalKey.copy("crm", "dev", 10);

    assertThat(first.journal()).isEqualTo("copy:dev");
    assertThat(tenth.journal()).isEqualTo("copy:dev#10");
    assertThat(List.of(first, tenth))
        .allSatisfy(copy -> assertThat(copy.isCopy()).isTrue())
        .allSatisfy(copy -> assertThat(copy.isEnvironmentJournal()).isFalse())
        .extracting(JournalKey::environmentName)
        .containsOnly("dev");
  }

  @Test
  void keys_come_by_app_then_by_journal() {
    List<JournalKey> ordered =
        List.of(JournalKey.environment("a", "z"), JournalKey.ledger("a"), OWN, APP, ABOUT);

    assertThat(Stream.of(ABOUT, OWN, ordered.get(1), APP, ordered.get(0)).sorted())
        .containsExactlyElementsOf(ordered);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a", "1", "customer-success-hub", "prod/eu 1", "a_b.c", "\u00e4\u00f6\u00fc"})
  void usual_names_are_accepted(String name) {
    assertThat(JournalKey.checkedName("an app", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " a", "-a", "_a", ".", "a:b", "a#2", "a\nb", "a'b", "a\\b", "a%"})
  void other_names_are_refused_with_what_is_expected(String name) {
    assertThatThrownBy(() -> JournalKey.checkedName("an environment", name))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "The name of an environment, '%s', cannot be used: expected 1 to 100 letters, digits,"
                + " blanks or . _ / - beginning with a letter or digit.",
            name);
  }

  @Test
  void a_name_has_at_most_100_characters() {
    assertThat(JournalKey.checkedName("an app", "a".repeat(100))).hasSize(100);
    assertThatThrownBy(() -> JournalKey.checkedName("an app", "a".repeat(101)))
        .isInstanceOf(LedgerException.class);
  }
}
