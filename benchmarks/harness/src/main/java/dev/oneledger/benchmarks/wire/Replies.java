package dev.oneledger.benchmarks.wire;

/**
 * Counts the ReadyForQuery messages in what a PostgreSQL server sends, wherever it is cut: a
 * message is a type, a length of four bytes that counts itself, and its content ("Message Formats"
 * in PostgreSQL's manual). Not thread-safe.
 */
final class Replies {
  private static final int READY_FOR_QUERY = 'Z';
  private static final int LENGTH_BYTES = 4;

  private int lengthBytesRead = -1;
  private int length;
  private int contentLeft;

  /** How many messages of that type begin in the next bytes. */
  int read(byte[] bytes, int count) {
    int found = 0;
    int at = 0;
    while (at < count) {
      if (contentLeft > 0) {
        int skipped = Math.min(contentLeft, count - at);
        contentLeft -= skipped;
        at += skipped;
      } else if (lengthBytesRead < 0) {
        found += bytes[at++] == READY_FOR_QUERY ? 1 : 0;
        lengthBytesRead = 0;
        length = 0;
      } else {
        length = length << 8 | bytes[at++] & 0xff;
        lengthBytesRead++;
        if (lengthBytesRead == LENGTH_BYTES) {
          contentLeft = length - LENGTH_BYTES;
          lengthBytesRead = -1;
        }
      }
    }
    return found;
  }
}
