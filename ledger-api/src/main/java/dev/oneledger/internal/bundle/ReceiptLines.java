package dev.oneledger.internal.bundle;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Reads the lines of a receipt one by one; every refusal names the line. Not thread-safe. */
final class ReceiptLines {
  /** Room for 20,000 migrations with names of usual length. */
  private static final int LONGEST = 4_000_000;

  private final List<String> lines;
  private int next;

  ReceiptLines(String text) {
    if (text.length() > LONGEST) {
      throw new LedgerException(
          "The receipt is too long: expected at most %s characters, found %s. Hand over the receipt alone, from its line 'format: %s' on."
              .formatted(LONGEST, text.length(), ReceiptText.FORMAT));
    }
    String unix = text.replace("\r\n", "\n");
    lines =
        List.of(
            (unix.endsWith("\n") ? unix.substring(0, unix.length() - 1) : unix).split("\n", -1));
  }

  boolean hasMore() {
    return next < lines.size();
  }

  void expect(String name, String value) {
    String line = value.isEmpty() ? name + ":" : name + ": " + value;
    if (!hasMore() || !lines.get(next).equals(line)) {
      throw refused("'%s'".formatted(line));
    }
    next++;
  }

  String quoted(String name) {
    return value(name, "text in double quotes", QuotedText::unquote);
  }

  int number(String name) {
    return value(
        name,
        "a whole number from 1",
        text -> {
          if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException("'" + text + "'");
          }
          return Integer.parseInt(text);
        });
  }

  Hash hash(String name) {
    return value(name, "sha256: and 64 hexadecimal digits", Hash::parse);
  }

  Instant instant(String name) {
    return value(name, "a time such as 2026-04-18T14:22:00Z", Instant::parse);
  }

  Receipt.Applied applied() {
    String line = lines.get(next);
    int colon = line.lastIndexOf("\": ");
    String expected =
        "two blanks, a migration's id in double quotes, a colon, a blank and its hash";
    if (!line.startsWith("  \"") || colon < 3) {
      throw refused(expected);
    }
    return take(
        expected,
        () ->
            new Receipt.Applied(
                MigrationId.parse(QuotedText.unquote(line.substring(2, colon + 1))),
                Hash.parse(line.substring(colon + 3))));
  }

  /** What the supplier makes of everything read, its refusal told as one of the receipt. */
  Receipt checked(Supplier<Receipt> receipt) {
    next = lines.size() - 1;
    return take("names that can be used and every migration once", receipt);
  }

  private interface Reader<T> {
    T read(String text);
  }

  private <T> T value(String name, String form, Reader<T> reader) {
    String expected = "'%s: ' and %s".formatted(name, form);
    if (!hasMore() || !lines.get(next).startsWith(name + ": ")) {
      throw refused(expected);
    }
    String text = lines.get(next).substring(name.length() + 2);
    return take(expected, () -> reader.read(text));
  }

  private <T> T take(String expected, Supplier<T> reading) {
    try {
      T value = reading.get();
      next++;
      return value;
    } catch (IllegalArgumentException | DateTimeException | LedgerException e) {
      LedgerException refused = refused(expected + " (" + e.getMessage() + ")");
      refused.initCause(e);
      throw refused;
    }
  }

  private LedgerException refused(String expected) {
    String found = hasMore() ? "'" + shortened(lines.get(next)) + "'" : "the end of the text";
    return new LedgerException(
        """
        The receipt cannot be read, line %s.
          expected: %s
          actual:   %s
          to do:    hand over the receipt as it was printed, from its line 'format: %s' to the end."""
            .formatted(next + 1, expected, found, ReceiptText.FORMAT));
  }

  private static String shortened(String line) {
    return line.length() <= 120 ? line : line.substring(0, 120) + "...";
  }
}
