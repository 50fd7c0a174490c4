package dev.oneledger.internal.bundle;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * YAML whose bytes are ours: every feature of the generator that shows is set, and what is quoted
 * is decided here, so that neither depends on Jackson's defaults.
 */
final class StableYaml {
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .stringQuotingChecker(new Quoting())
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .disable(YAMLGenerator.Feature.USE_PLATFORM_LINE_BREAKS)
          .disable(YAMLGenerator.Feature.LITERAL_BLOCK_STYLE)
          .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
          .disable(YAMLGenerator.Feature.USE_NATIVE_OBJECT_ID)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .enable(YAMLGenerator.Feature.ALLOW_LONG_KEYS)
          .enable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
          .build();

  private StableYaml() {}

  static YAMLGenerator generator(Writer out) throws IOException {
    return FACTORY.createGenerator(out);
  }

  /**
   * Bare are only words no YAML reader takes for anything but text: names that begin with a letter,
   * {@code .sql} files, hashes; and times, which readers may take for times. All else is quoted.
   */
  private static final class Quoting extends StringQuotingChecker {
    private static final long serialVersionUID = 1L;
    private static final Pattern BARE =
        Pattern.compile(
            "[A-Za-z][A-Za-z0-9_./#-]*|[A-Za-z0-9_][A-Za-z0-9_./-]*\\.sql|sha256:[0-9a-f]{64}|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> WORDS_WITH_A_MEANING =
        Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

    @Override
    public boolean needToQuoteName(String name) {
      return needToQuoteValue(name);
    }

    @Override
    public boolean needToQuoteValue(String value) {
      return !BARE.matcher(value).matches()
          || HEXADECIMAL.matcher(value).matches()
          || WORDS_WITH_A_MEANING.contains(value.toLowerCase(Locale.ROOT));
    }
  }
}
