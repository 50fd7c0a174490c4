package dev.oneledger.samples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdiomTest {
  private static final Pattern LITERAL =
      Pattern.compile(
          "//[^\n]*|/\\*.*?\\*/|'(?:\\\\.|[^'\\\\])+'"
              + "|\"\"\"\n(?<block>.*?)\"\"\"|\"(?<line>(?:\\\\.|[^\"\\\\\n])*)\"",
          Pattern.DOTALL);

  private static final Pattern SQL =
      Pattern.compile(
          "(?m)^\\s*[(]?(SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|DROP|ALTER|EXISTS|BEGIN|DECLARE|FOR"
              + "|IF|RAISE|PERFORM|EXECUTE|FROM|DO) ");

  /** Messages with calls that no command brings about, and why. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("LedgerBuilder", "a ledger of the configuration has a store"),
          Map.entry("SqlText", "migrations are read from bytes"),
          Map.entry("Trust", "options exclude each other"),
          Map.entry("TextSignature", "a receipt is verified by signers only"),
          Map.entry("StartFindings", "the configuration has no conditions for a start"),
          Map.entry("ClasspathSource", "migrations are read from a folder"),
          Map.entry("EvolutionRun", "no command evolves a schema"),
          Map.entry("Destruction", "no command evolves a schema"),
          Map.entry("PortableDdl", "no command evolves a schema"),
          Map.entry("Rename", "no command evolves a schema"),
          Map.entry("FlywayLayout", "stands in files of a bundle"),
          Map.entry("LiquibaseLayout", "stands in files of a bundle"),
          Map.entry("VerifyText", "stands in files of a bundle"),
          Map.entry("DetectedHistory", "the command shows keys of the configuration"),
          Map.entry("Fields", "no configuration describes a table of one's own"),
          Map.entry("RowOrder", "no configuration describes a table of one's own"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Call promote(\"dev\", history) once.|Run oneledger promote dev once.",
        "drift(\"dev\").diff(\"144_x\") shows it.|oneledger diff dev 144_x shows it.",
        "If so: resolve(\"a\", \"1\", Resolution.applied(who, why)), and sync goes on."
            + "|If so: oneledger resolve a 1 --applied --who NAME --why REASON, and sync goes on.",
        "resolve(\"a\", \"1\", Resolution.notApplied(who, why))"
            + "|oneledger resolve a 1 --not-applied --who NAME --why REASON",
        "assignTo(\"a\", new GateOverride(\"g\", who, why))"
            + "|oneledger release:assign REL a --override g --who NAME --why REASON",
        "overriding(new GateOverride(\"g\", who, why))|--override g --who NAME --why REASON",
        "waive(...), or acceptCatalog(...)."
            + "|oneledger waive ENV ID --who NAME --why REASON, or"
            + " oneledger schema:accept ENV --who NAME --why REASON.",
        "Configure it with Environment.reconcile(\"a\", history).|Configure it with mode: reconcile.",
        "baseline(\"it's (odd)\", revision)|oneledger baseline 'it'\\''s (odd)' ID",
        "allow it with outOfOrder(OutOfOrder.ALLOW).|allow it with outOfOrder: allow."
      })
  void a_call_is_a_command_or_a_key(String java, String said) {
    assertThat(Idiom.of(java)).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT resolve(1), cut(a) FROM public.drift('x')",
        "function table(integer) does not exist",
        "it was applied (there), and an unclosed promote(\"dev\"",
        "my_drift(\"dev\") and x.drift(\"dev\")"
      })
  void sql_and_sentences_stay_as_they_are(String text) {
    assertThat(Idiom.of(text)).isEqualTo(text);
  }

  @Test
  void every_message_of_the_library_is_told_in_commands() throws IOException {
    Map<String, List<String>> told = new TreeMap<>();
    for (Path module : JavaSpeech.MODULES) {
      try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          List<String> left = left(Files.readString(file));
          if (!left.isEmpty()) {
            told.put(file.getFileName().toString().replace(".java", ""), left);
          }
        }
      }
    }

    assertThat(told.keySet()).as(told.toString()).isEqualTo(new TreeSet<>(ELSEWHERE.keySet()));
  }

  /** Java that is left in the literals of a file once they are in our words. */
  private static List<String> left(String source) {
    List<String> left = new ArrayList<>();
    for (Matcher found = LITERAL.matcher(source); found.find(); ) {
      String literal = found.group("block") == null ? found.group("line") : found.group("block");
      if (literal != null && !isSql(literal)) {
        left.addAll(JavaSpeech.in(Idiom.of(filled(literal))));
      }
    }
    return left;
  }

  private static boolean isSql(String literal) {
    return literal.contains("pg_catalog") || SQL.matcher(literal).find();
  }

  /** As it is when it is said: quotes unescaped, something in each gap. */
  private static String filled(String literal) {
    return literal
        .replace("\\\"", "\"")
        .replaceAll(", %s\\)", ", new GateOverride(\"gate\", who, why))")
        .replaceAll("\\(%s\\)", "(new GateOverride(\"gate\", who, why))")
        .replaceAll("%(\\d\\$)?s", "x");
  }
}
