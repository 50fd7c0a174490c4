package dev.oneledger.internal.sign;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Patterns separated by commas (PATTERNS in ssh_config(5)): {@code *} stands for any characters,
 * {@code ?} for one, {@code !} before a pattern excludes what it matches. Case counts. A character
 * is a byte of UTF-8, as to OpenSSH.
 */
record PatternList(String text) {
  /** OpenSSH gives a list up that has a longer pattern. */
  private static final int LONGEST = 1022;

  private record Pattern(boolean excludes, String glob) {}

  private List<Pattern> patterns() {
    return Arrays.stream(bytes(text).split(",", -1))
        .map(
            each ->
                each.startsWith("!")
                    ? new Pattern(true, each.substring(1))
                    : new Pattern(false, each))
        .toList();
  }

  /** Whether a pattern matches and none excludes. */
  boolean matches(String text) {
    String name = bytes(text);
    boolean matched = false;
    for (Pattern pattern : patterns()) {
      if (pattern.glob().length() > LONGEST) {
        return false;
      }
      if (matches(name, pattern.glob())) {
        if (pattern.excludes()) {
          return false;
        }
        matched = true;
      }
    }
    return matched;
  }

  /** A character for each byte. */
  private static String bytes(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Whether any pattern includes something. */
  boolean includes() {
    return patterns().stream()
        .anyMatch(pattern -> !pattern.excludes() && !pattern.glob().isEmpty());
  }

  private static boolean matches(String name, String glob) {
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < name.length()) {
      if (in < glob.length() && glob.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (in < glob.length()
          && (glob.charAt(in) == '?' || glob.charAt(in) == name.charAt(at))) {
        at++;
        in++;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < glob.length() && glob.charAt(in) == '*') {
      in++;
    }
    return in == glob.length();
  }

  /** The list as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
