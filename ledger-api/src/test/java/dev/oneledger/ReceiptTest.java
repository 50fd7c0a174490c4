package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptTest {
  private static final Hash HASH = Hash.sha256("text");
  private static final Receipt RECEIPT =
      new Receipt(
          new ReleaseName("app", "rel_8f12", "2.8.0", 3, 2),
          "staging",
          Hash.sha256("lineage"),
          List.of(
              new Receipt.Applied(MigrationId.parse("144_x"), HASH),
              new Receipt.Applied(MigrationId.parse("R__view"), HASH)),
          "psql 15.4",
          Instant.parse("2026-04-18T14:22:00.123456789Z"));

  @Test
  void the_text_form_is_these_lines() {
    assertThat(RECEIPT.toText())
        .isEqualTo(
            """
            format: oneledger-receipt-1
            app: "app"
            release: "rel_8f12"
            version: "2.8.0"
            sequence: 3
            revision: 2
            lineage: %s
            environment: "staging"
            tool: "psql 15.4"
            at: 2026-04-18T14:22:00.123456Z
            applied:
              "144_x": %s
              "R__view": %s
            """
                .formatted(Hash.sha256("lineage"), HASH, HASH));
  }

  @Test
  void what_was_written_reads_as_the_same_receipt() {
    assertThat(Receipt.parse(RECEIPT.toText())).isEqualTo(RECEIPT);
    assertThat(Receipt.parse(RECEIPT.toText().replace("\n", "\r\n"))).isEqualTo(RECEIPT);
    assertThat(Receipt.parse(RECEIPT.toText().stripTrailing())).isEqualTo(RECEIPT);
  }

  @Test
  void nothing_applied_is_a_receipt_too() {
    Receipt none = with("x", List.of());
    assertThat(Receipt.parse(none.toText())).isEqualTo(none);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\"b",
        "a\\b",
        "a\nb: c\n",
        "\u2028\u202e\u0000\t",
        "\u00fc \ud83d\ude00",
        "\\u0041",
        "\": "
      })
  void texts_of_any_kind_stay_on_their_line_and_come_back(String tool) throws Exception {
    Receipt odd = with(tool, RECEIPT.applied());
    assertThat(odd.toText().lines()).hasSize(13);
    assertThat(Receipt.parse(odd.toText())).isEqualTo(odd);
    JsonNode yaml = new YAMLMapper().readTree(odd.toText());
    assertThat(yaml.get("tool").textValue()).isEqualTo(tool);
    assertThat(yaml.get("applied").get("144_x").textValue()).isEqualTo(HASH.toString());
  }

  private static Receipt with(String tool, List<Receipt.Applied> applied) {
    return new Receipt(
        RECEIPT.release(), RECEIPT.environment(), RECEIPT.lineage(), applied, tool, RECEIPT.at());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | format: oneledger-receipt-1 | format: oneledger-receipt-2 | 'format: oneledger-receipt-1'",
        "2 | app: \"app\" | app: app | not in double quotes",
        "2 | app: \"app\" | app: \"a\"p\" | double quote stands inside",
        "3 | \"rel_8f12\" | \"rel\\q\" | is not an escape",
        "3 | \"rel_8f12\" | \"rel\\u12\" | four hexadecimal digits",
        "3 | \"rel_8f12\" | \"rel\\\" | the closing quote is escaped",
        "4 | version: | Version: | 'version: '",
        "5 | sequence: 3 | sequence: 03 | a whole number from 1",
        "6 | revision: 2 | revision: 99999999999 | a whole number from 1",
        "7 | lineage: sha256: | lineage: sha1: | 64 hexadecimal digits",
        "10 | 2026-04-18T14 | 2026-04-31T14 | a time such as",
        "11 | applied: | applied: {} | 'applied:'",
        "12 | '  \"144_x\"' | ' \"144_x\"' | two blanks",
        "12 | \"144_x\" | \"x\" | has no revision",
        "13 | \"R__view\" | \"144_x\" | stands twice",
        "13 | \"staging\" | \"sta:ging\" | cannot be used"
      })
  void a_damaged_receipt_is_refused_with_the_line(
      int line, String text, String damaged, String why) {
    assertThat(RECEIPT.toText()).contains(text);
    assertThatThrownBy(() -> Receipt.parse(RECEIPT.toText().replace(text, damaged)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll("cannot be read, line " + line + ".", why);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 10})
  void a_receipt_that_ends_early_is_refused(int lines) {
    String start = String.join("\n", RECEIPT.toText().lines().limit(lines).toList());
    assertThatThrownBy(() -> Receipt.parse(start))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line " + (lines == 0 ? 1 : lines + 1) + ".");
  }

  @Test
  void text_after_the_receipt_is_refused() {
    assertThatThrownBy(() -> Receipt.parse(RECEIPT.toText() + "\n"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("line 14.");
  }

  @Test
  void a_receipt_beyond_all_size_is_refused() {
    assertThatThrownBy(() -> Receipt.parse("x".repeat(4_000_001)))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The receipt is too long");
  }
}
