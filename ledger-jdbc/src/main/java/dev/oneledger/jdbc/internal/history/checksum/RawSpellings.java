package dev.oneledger.jdbc.internal.history.checksum;

import dev.oneledger.SqlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The files that a text of ours may have been read from. */
final class RawSpellings {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private RawSpellings() {}

  /** Their bytes: with LF or CRLF throughout, without or with a byte order mark; LF first. */
  static List<byte[]> of(SqlText text) {
    String unix = text.text();
    String windows = unix.replace("\n", "\r\n");
    return Stream.of(unix, windows, BYTE_ORDER_MARK + unix, BYTE_ORDER_MARK + windows)
        .map(spelling -> spelling.getBytes(StandardCharsets.UTF_8))
        .toList();
  }
}
