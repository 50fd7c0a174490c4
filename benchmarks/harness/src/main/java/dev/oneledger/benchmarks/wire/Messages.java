package dev.oneledger.benchmarks.wire;

import java.util.function.IntConsumer;

/**
 * Tells the messages of PostgreSQL's protocol apart in a stream of bytes, wherever it is cut: a
 * message is a type, a length of four bytes that counts itself, and its content; a client's first
 * one has no type ("Message Formats" in PostgreSQL's manual). Not thread-safe.
 */
final class Messages {
  private static final int LENGTH_BYTES = 4;

  private int lengthBytesRead;
  private boolean typeIsNext;
  private int length;
  private int contentLeft;

  /** A stream of a server, or of a client. */
  Messages(boolean fromServer) {
    this.typeIsNext = fromServer;
  }

  /** Reads on, and tells the type of each message that begins. */
  void read(byte[] bytes, int count, IntConsumer type) {
    int at = 0;
    while (at < count) {
      if (contentLeft > 0) {
        int skipped = Math.min(contentLeft, count - at);
        contentLeft -= skipped;
        at += skipped;
      } else if (typeIsNext) {
        type.accept(bytes[at++]);
        typeIsNext = false;
      } else {
        readLength(bytes[at++]);
      }
    }
  }

  private void readLength(byte next) {
    length = length << Byte.SIZE | Byte.toUnsignedInt(next);
    lengthBytesRead++;
    if (lengthBytesRead == LENGTH_BYTES) {
      contentLeft = length - LENGTH_BYTES;
      lengthBytesRead = 0;
      length = 0;
      typeIsNext = true;
    }
  }
}
