package dev.oneledger.internal.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The tokens of the manifest's YAML, one after the other: bounded, without tags, anchors and
 * aliases, each with its line. Not thread-safe.
 */
final class YamlTokens implements AutoCloseable {
  private static final int DEEPEST = 8;

  private final YAMLParser parser;
  private final Refusal refusal;

  YamlTokens(String text, Refusal refusal) {
    this.refusal = refusal;
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(BundleLimits.MANIFEST_BYTES);
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(0);
    try {
      this.parser = YAMLFactory.builder().loaderOptions(options).build().createParser(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next token; null at the end. */
  @Nullable JsonToken next() {
    try {
      JsonToken token = parser.nextToken();
      if (parser.isCurrentAlias()) {
        throw refused("aliases are not allowed");
      }
      if (token != null && parser.getObjectId() != null) {
        throw refused("anchors are not allowed, found '&%s'".formatted(parser.getObjectId()));
      }
      if (token != null && parser.getTypeId() != null) {
        throw refused("tags are not allowed, found '%s'".formatted(parser.getTypeId()));
      }
      return token;
    } catch (JsonProcessingException malformed) {
      throw notYaml(malformed.getCause() == null ? malformed : malformed.getCause());
    } catch (YAMLException malformed) {
      throw notYaml(malformed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FindingsException notYaml(Throwable cause) {
    if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
      return refusedAt(
          1 + marked.getProblemMark().getLine(),
          "it is not YAML: " + Refusal.quoted(String.valueOf(marked.getProblem())));
    }
    return refused("it is not YAML: " + Refusal.quoted(String.valueOf(cause.getMessage())));
  }

  /** The current token; null before the first and after the last. */
  @Nullable JsonToken kind() {
    return parser.currentToken();
  }

  /** The text of the current token. */
  String text() {
    try {
      return parser.getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The current token in words. */
  String current() {
    JsonToken token = parser.currentToken();
    if (token == null) {
      return "the end";
    }
    return switch (token) {
      case START_OBJECT -> "a map";
      case END_OBJECT -> "the end of a map";
      case START_ARRAY -> "a list";
      case END_ARRAY -> "the end of a list";
      case FIELD_NAME -> "the field '%s'".formatted(Refusal.quoted(text()));
      default -> "'%s'".formatted(Refusal.quoted(text()));
    };
  }

  /** The line of the current token, from 1. */
  int line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** A refusal at the line of the current token. */
  FindingsException refused(String rule) {
    return refusedAt(line(), rule);
  }

  private FindingsException refusedAt(int line, String rule) {
    return refusal.of(FindingCode.MANIFEST_MALFORMED, BundleWriter.MANIFEST + ":" + line, rule);
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
