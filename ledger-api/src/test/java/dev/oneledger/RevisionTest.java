package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionTest {

  @ParameterizedTest
  @CsvSource({
    "144, 144",
    "0145, 145",
    "1.0, 1",
    "1_0_0, 1",
    "0, 0",
    "0.0, 0",
    "00, 0",
    "1.10, 1_10",
    "01_010, 1_10",
    "0_1, 0_1",
    "1_0_1, 1_0_1",
    "2024-10-25-112826, 20241025112826",
    "2024-10-25, 20241025",
    "2025-09-19-132648-0000, 20250919132648",
    "2025-09-19-132648-0012, 20250919132648_12",
    "20241025112826123, 20241025112826123",
    "99999999999999999999999999999999, 99999999999999999999999999999999"
  })
  void a_revision_has_one_canonical_form_and_keeps_its_spelling(String spelling, String canonical) {
    Revision revision = Revision.parse(spelling);

    assertThat(revision.canonical()).isEqualTo(canonical);
    assertThat(revision).hasToString(spelling);
    assertThat(revision).isEqualTo(Revision.parse(canonical));
    assertThat(revision).hasSameHashCodeAs(Revision.parse(canonical));
    assertThat(revision).isEqualByComparingTo(Revision.parse(canonical));
  }

  @Test
  void revisions_compare_as_numbers_part_by_part() {
    List<Revision> ordered =
        Stream.of(
                "0",
                "0_1",
                "1",
                "1_0_1",
                "1_9",
                "1_10",
                "1_10_1",
                "2",
                "010",
                "144",
                "20241025",
                "2024-10-25-112826",
                "2024-10-25-112826-0001",
                "2024-10-25-112826-0010",
                "20241025112827",
                "20241025112826999",
                "99999999999999999999999999999999")
            .map(Revision::parse)
            .toList();

    for (int i = 0; i < ordered.size(); i++) {
      for (int j = 0; j < ordered.size(); j++) {
        assertThat(Integer.signum(ordered.get(i).compareTo(ordered.get(j))))
            .as("%s against %s", ordered.get(i), ordered.get(j))
            .isEqualTo(Integer.compare(i, j));
      }
    }
  }

  @Test
  void different_revisions_are_not_equal() {
    assertThat(Revision.parse("1_1")).isNotEqualTo(Revision.parse("11"));
    assertThat(Revision.parse("1_10")).isNotEqualTo(Revision.parse("1_1"));
    assertThat(Revision.parse("1")).isNotEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "1a",
        "1_",
        "_1",
        "1__2",
        "1..2",
        "1-2",
        "-1",
        "1.",
        " 1",
        "1 ",
        "1\n",
        "2024-1-25",
        "2024-10-25-",
        "2024-10-25-1234567890",
        "2024-10-25-11-0000",
        "2024-10-25-112826-",
        "2024-10-25-112826-0000-1",
        "\u0661\u0662"
      })
  void what_is_no_revision_is_refused(String text) {
    assertThat(Revision.isRevision(text)).isFalse();
    assertThatThrownBy(() -> Revision.parse(text))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "'%s' is not a revision: expected digits, in parts separated by '_' or '.', such as 144"
                + " or 1_10.",
            text);
  }

  @Test
  void a_revision_of_many_parts_is_read() {
    String many = "1" + "_1".repeat(20_000);

    assertThat(Revision.parse(many).canonical()).isEqualTo(many);
  }
}
