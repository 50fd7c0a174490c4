package dev.oneledger.internal.sign;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of {@code allowed_signers}: who may sign with which key.
 *
 * @param number where it stands, from 1
 * @param principals who
 * @param options under which conditions
 * @param key with what; of any type
 */
record SignerLine(int number, PatternList principals, SignerOptions options, SshPublicKey key) {
  /** Reads a line; empty if it is blank or a comment. */
  static Optional<SignerLine> parse(int number, String line, ZoneId zone)
      throws MalformedException {
    String text = Blanks.trimmed(line);
    if (text.isEmpty() || text.startsWith("#")) {
      return Optional.empty();
    }
    return Optional.of(new Parser(text).line(number, zone));
  }

  /** Why the line does not allow its key now, after the words "line 3"; null if it does. */
  @Nullable String refusal(@Nullable String principal, String namespace, Instant at) {
    if (options.authority()) {
      return "has it for certificates, which do not count here";
    }
    if (principal == null ? !principals.includes() : !principals.matches(principal)) {
      return principal == null
          ? "names nobody"
          : "allows it to %s, not to %s"
              .formatted(Shown.of(principals.text()), Shown.of(principal));
    }
    PatternList namespaces = options.namespaces();
    if (namespaces != null && !namespaces.matches(namespace)) {
      return "allows it for %s, not for %s".formatted(Shown.of(namespaces.text()), namespace);
    }
    return refusal(at.truncatedTo(ChronoUnit.SECONDS));
  }

  private @Nullable String refusal(Instant at) {
    Instant after = options.validAfter();
    if (after != null && at.isBefore(after)) {
      return "allows it from %s on, and it is %s".formatted(after, at);
    }
    Instant before = options.validBefore();
    if (before != null && at.isAfter(before)) {
      return "allows it until %s, and it is %s".formatted(before, at);
    }
    return null;
  }

  /** Takes field by field from the front. */
  private static final class Parser {
    private String rest;

    Parser(String text) {
      this.rest = text;
    }

    SignerLine line(int number, ZoneId zone) throws MalformedException {
      PatternList principals = new PatternList(principals());
      if (KeyWords.beginsWithKey(rest)) {
        return new SignerLine(number, principals, SignerOptions.NONE, KeyWords.key(rest));
      }
      String options = options();
      return new SignerLine(
          number, principals, SignerOptions.parse(options, zone), KeyWords.key(rest));
    }

    /** Up to the first blank; or, if a quote comes first, up to the next quote. */
    private String principals() throws MalformedException {
      int end = firstOf(Blanks.ALL + '"');
      String field = rest.substring(0, end);
      if (end < rest.length() && rest.charAt(end) == '"') {
        int close = rest.indexOf('"', end + 1);
        if (close < 0) {
          throw new MalformedException("has principals without their last quote");
        }
        field += rest.substring(end + 1, close);
        end = close;
      }
      skip(end, Blanks.ALL);
      return field;
    }

    private String options() throws MalformedException {
      boolean quoted = false;
      int at = 0;
      for (; at < rest.length() && (quoted || Blanks.IN_LINE.indexOf(rest.charAt(at)) < 0); at++) {
        if (rest.startsWith("\\\"", at)) {
          at++;
        } else if (rest.charAt(at) == '"') {
          quoted = !quoted;
        }
      }
      if (quoted) {
        throw new MalformedException("has options without their last quote");
      }
      String options = rest.substring(0, at);
      skip(at, Blanks.IN_LINE);
      return options;
    }

    private void skip(int end, String blanks) throws MalformedException {
      if (end >= rest.length()) {
        throw new MalformedException("has no key");
      }
      rest = Blanks.skip(blanks, rest.substring(end + 1));
    }

    private int firstOf(String characters) {
      int at = 0;
      while (at < rest.length() && characters.indexOf(rest.charAt(at)) < 0) {
        at++;
      }
      return at;
    }
  }
}
