package dev.oneledger.internal.sign;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The options of a line of {@code allowed_signers}.
 *
 * @param authority whether the key signs certificates, and nothing else
 * @param namespaces what it may sign for; null if anything
 * @param validAfter the first second it may be used; null if there is none
 * @param validBefore the last second it may be used; null if there is none
 */
record SignerOptions(
    boolean authority,
    @Nullable PatternList namespaces,
    @Nullable Instant validAfter,
    @Nullable Instant validBefore) {

  static final SignerOptions NONE = new SignerOptions(false, null, null, null);

  /** Reads the options as they stand between principals and key. */
  static SignerOptions parse(String text, ZoneId zone) throws MalformedException {
    SignerOptions options = new Parser(text, zone).options();
    Instant after = options.validAfter;
    Instant before = options.validBefore;
    if (after != null && before != null && !before.isAfter(after)) {
      throw new MalformedException("has a valid-before that is not after its valid-after");
    }
    return options;
  }

  /** Walks over the options once, left to right. */
  private static final class Parser {
    private final String text;
    private final String lowerCase;
    private final ZoneId zone;
    private int at;

    Parser(String text, ZoneId zone) {
      this.text = text;
      this.lowerCase = asciiLowerCase(text);
      this.zone = zone;
    }

    SignerOptions options() throws MalformedException {
      SignerOptions options = NONE;
      while (at < text.length()) {
        options = option(options);
        if (at < text.length()) {
          comma();
        }
      }
      return options;
    }

    private void comma() throws MalformedException {
      if (text.charAt(at) != ',') {
        throw new MalformedException("has an option that OpenSSH does not know");
      }
      at++;
      if (at == text.length()) {
        throw new MalformedException("has options that end in a comma");
      }
    }

    private SignerOptions option(SignerOptions so) throws MalformedException {
      if (skip("cert-authority")) {
        return new SignerOptions(true, so.namespaces, so.validAfter, so.validBefore);
      }
      if (skip("namespaces=")) {
        PatternList namespaces = new PatternList(quoted(so.namespaces, "namespaces"));
        return new SignerOptions(so.authority, namespaces, so.validAfter, so.validBefore);
      }
      if (skip("valid-after=")) {
        Instant time = time(so.validAfter, "valid-after");
        return new SignerOptions(so.authority, so.namespaces, time, so.validBefore);
      }
      if (skip("valid-before=")) {
        Instant time = time(so.validBefore, "valid-before");
        return new SignerOptions(so.authority, so.namespaces, so.validAfter, time);
      }
      return so;
    }

    private static String asciiLowerCase(String text) {
      StringBuilder lowerCase = new StringBuilder(text);
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        lowerCase.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
      }
      return lowerCase.toString();
    }

    private boolean skip(String word) {
      boolean here = lowerCase.startsWith(word, at);
      at += here ? word.length() : 0;
      return here;
    }

    private Instant time(@Nullable Instant before, String option) throws MalformedException {
      String value = quoted(before, option);
      try {
        return ValidityTime.parse(value, zone);
      } catch (MalformedException e) {
        throw new MalformedException("has a %s that %s".formatted(option, e.why()));
      }
    }

    private String quoted(@Nullable Object before, String option) throws MalformedException {
      if (before != null) {
        throw new MalformedException("has the option %s twice".formatted(option));
      }
      if (at == text.length() || text.charAt(at) != '"') {
        throw new MalformedException("has an option %s without quotes".formatted(option));
      }
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
        at += text.startsWith("\\\"", at) ? 1 : 0;
        value.append(text.charAt(at));
      }
      if (at == text.length()) {
        throw new MalformedException("has an option %s without its last quote".formatted(option));
      }
      at++;
      return value.toString();
    }
  }
}
