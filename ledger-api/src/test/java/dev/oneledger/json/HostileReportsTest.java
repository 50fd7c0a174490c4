package dev.oneledger.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Evidence;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.StatusMatrix;
import dev.oneledger.TextStyle;
import dev.oneledger.spi.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and texts that somebody made up to do harm. */
class HostileReportsTest {

  static List<String> hostile() {
    return List.of(
        "<script>alert('x')</script>",
        "</script><!--&amp;",
        "\u202egnp.lqs\u202c\u2066\u2069\u200f",
        "\ud800",
        "\udc00x\ud800",
        "a\u0000b",
        "\u001b]0;title\u0007\u001b[2J",
        "\u0007\b\r\n\t\u007f\u0085\u2028\u2029",
        "\"\\/{}[]:,",
        "名前\ud83d\ude80e\u0301",
        "%s %n %1$d",
        "",
        "x".repeat(10_000));
  }

  /** The name, or a harmless one where it cannot be a field's. */
  private static String key(String name) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(name) ? name : "dev";
  }

  private static StatusMatrix matrix(String name) {
    return new StatusMatrix(
        name,
        List.of(
            new StatusMatrix.Column(
                key(name), Mode.MANAGED, Instant.MAX, name, List.of(finding(name)))),
        List.of(
            new StatusMatrix.Row(
                name,
                Map.of(
                    key(name), new StatusMatrix.Cell(CellState.OUTSIDE, Evidence.HISTORY, true)))));
  }

  private static Finding finding(String name) {
    return new Finding(FindingCode.OUTSIDE, name, name, name);
  }

  private static DriftReport drift(String name) {
    return new DriftReport(
        name,
        Mode.RECONCILE,
        null,
        name,
        List.of(
            new DriftReport.Row(
                name,
                name,
                name,
                RowState.DRIFT,
                finding(name),
                name,
                new Verdict(Verdict.Outcome.MISMATCH, name, name, name, name),
                new TreeMap<>(Map.of(key(name), name)),
                new DriftReport.Facts(null, null, null, Instant.MAX, name))),
        List.of(finding(name)),
        List.of());
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void come_back_as_they_were_and_their_json_is_harmless(String name) {
    String matrix = ReportJson.write(matrix(name));
    String drift = ReportJson.write(drift(name));

    assertThat(ReportJson.readStatus(matrix)).isEqualTo(matrix(name));
    assertThat(ReportJson.readDrift(drift)).isEqualTo(drift(name));
    assertThat(matrix + drift).matches("[ -~\n]*").doesNotContain("<", ">", "&", "'");
    assertThat(SchemaCheck.errors(ReportFormat.STATUS, matrix)).isEmpty();
    assertThat(SchemaCheck.errors(ReportFormat.DRIFT, drift)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void steer_no_terminal(String name) {
    for (TextStyle style : List.of(TextStyle.PLAIN, TextStyle.PLAIN.wide(40))) {
      String text =
          matrix(name).render(style) + drift(name).render(style) + drift(name).review(style);

      assertThat(text.codePoints().filter(HostileReportsTest::steers).toArray()).isEmpty();
    }
  }

  private static boolean steers(int point) {
    int type = Character.getType(point);
    boolean isLaidOut = point == '\n' || point == '\t';
    return !isLaidOut
        && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
  }

  @Test
  void half_a_character_cannot_be_in_the_name_of_a_field() {
    StatusMatrix matrix =
        new StatusMatrix(
            "hub",
            List.of(),
            List.of(new StatusMatrix.Row("x", Map.of("a\ud800b", StatusMatrix.Cell.BLANK))));

    assertThatThrownBy(() -> ReportJson.write(matrix))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "This report cannot be written as JSON: the name 'a?b' has half of a character in it.");
  }

  @Provide
  Arbitrary<String> anyText() {
    return Arbitraries.strings()
        .withCharRange(Character.MIN_VALUE, Character.MAX_VALUE)
        .ofMaxLength(30);
  }

  @Property(tries = 300)
  void any_text_comes_back_as_it_was(@ForAll("anyText") String text) {
    assertThat(ReportJson.readDrift(ReportJson.write(drift(text)))).isEqualTo(drift(text));
    assertThat(ReportJson.readFindings(ReportJson.writeFindings(List.of(finding(text)))))
        .containsExactly(finding(text));
  }
}
