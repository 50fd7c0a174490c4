package dev.oneledger;

import dev.oneledger.internal.sql.TokenHash;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The canonical text of one SQL file: what is hashed, stored and executed.
 *
 * <p>Canonical means Unicode text without a leading byte order mark, whose lines end in a single
 * line feed. Immutable and thread-safe; equal to another one with the same text hash.
 */
public final class SqlText {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char REPLACEMENT = '\uFFFD';

  private final Hash textHash;
  private final @Nullable Reader reader;
  private volatile @Nullable String text;
  private volatile @Nullable Hash tokenHash;

  private SqlText(String text, Hash textHash) {
    this.text = text;
    this.textHash = textHash;
    this.reader = null;
  }

  private SqlText(Hash textHash, Hash tokenHash, Reader reader) {
    this.textHash = textHash;
    this.tokenHash = tokenHash;
    this.reader = reader;
  }

  /** Where a text that is known by its hashes is read from. */
  private record Reader(String origin, Supplier<byte[]> bytes) {}

  /**
   * A text that is known by its hashes and read when it is first asked for. {@link #text} and
   * {@link #bytes} then throw {@link LedgerException} if what is read has another text hash or is
   * not UTF-8.
   *
   * @param tokenHash as {@link #tokenHash} computes it from the text; taken as given
   * @param origin where the bytes come from, for messages
   * @param bytes reads the file
   */
  public static SqlText deferred(
      Hash textHash, Hash tokenHash, String origin, Supplier<byte[]> bytes) {
    return new SqlText(textHash, tokenHash, new Reader(origin, bytes));
  }

  /**
   * Reads a file's bytes.
   *
   * @param origin where the bytes come from, for the message
   * @throws LedgerException if the bytes are not UTF-8, naming the origin and the first bad offset
   */
  public static SqlText decode(byte[] bytes, String origin) {
    String quick = new String(bytes, StandardCharsets.UTF_8);
    return of(quick.indexOf(REPLACEMENT) < 0 ? quick : strictly(bytes, origin), bytes);
  }

  private static SqlText of(String raw, byte[] bytes) {
    String canonical = canonical(raw);
    return new SqlText(
        canonical, canonical.equals(raw) ? Hash.sha256(bytes) : Hash.sha256(canonical));
  }

  /** What replaces a wrong byte may also stand there itself. */
  private static String strictly(byte[] bytes, String origin) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw notUtf8(origin, in.position(), bytes[in.position()]);
    }
    return out.flip().toString();
  }

  /**
   * Takes a text that is already decoded.
   *
   * @throws LedgerException if it has an unpaired surrogate, which no UTF-8 file can hold
   */
  public static SqlText of(String text) {
    String canonical = canonical(text);
    int bad = firstUnpairedSurrogate(canonical);
    if (bad >= 0) {
      throw new LedgerException(
          "SQL text is not valid Unicode: unpaired surrogate at character "
              + bad
              + ". Decode the text from its bytes with SqlText.decode.");
    }
    return new SqlText(canonical, Hash.sha256(canonical));
  }

  /** The canonical text. */
  public String text() {
    String known = text;
    if (known == null) {
      known = readNow();
      text = known;
    }
    return known;
  }

  private String readNow() {
    Reader from = Objects.requireNonNull(reader);
    SqlText read = decode(from.bytes.get(), from.origin);
    if (!read.textHash.equals(textHash)) {
      throw new LedgerException(
          """
          The text of '%s' is not the one that was announced for it.
            expected: %s
            actual:   %s
            to do:    restore the file, or announce it anew; in a jar, by building it again with its index of migrations."""
              .formatted(from.origin, textHash, read.textHash));
    }
    return read.text();
  }

  /** SHA-256 of the canonical text's UTF-8 bytes. */
  public Hash textHash() {
    return textHash;
  }

  /**
   * The hash that comments and blanks do not change, computed on first use.
   *
   * <p>Two texts with one token hash mean the same to every dialect; the package-info of {@code
   * dev.oneledger.internal.sql} has the format.
   */
  public Hash tokenHash() {
    Hash known = tokenHash;
    if (known == null) {
      known = TokenHash.of(text());
      tokenHash = known;
    }
    return known;
  }

  /** The canonical text as UTF-8, in a new array. */
  public byte[] bytes() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SqlText that && textHash.equals(that.textHash);
  }

  @Override
  public int hashCode() {
    return textHash.hashCode();
  }

  /** The short form of the text hash; never the text itself. */
  @Override
  public String toString() {
    return "SqlText[" + textHash.shortForm() + "]";
  }

  private static String canonical(String raw) {
    String text = !raw.isEmpty() && raw.charAt(0) == BYTE_ORDER_MARK ? raw.substring(1) : raw;
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static int firstUnpairedSurrogate(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  private static LedgerException notUtf8(String origin, int offset, byte found) {
    return new LedgerException(
        String.format(
            "%s is not valid UTF-8: the byte 0x%02X at offset %s begins no valid character.\n"
                + "Save the file as UTF-8.",
            origin, found & 0xFF, offset));
  }
}
