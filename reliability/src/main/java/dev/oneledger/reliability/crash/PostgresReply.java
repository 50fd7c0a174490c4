package dev.oneledger.reliability.crash;

/**
 * PostgreSQL's messages: a type, four bytes of length that count themselves, the rest. An answer
 * ends with ReadyForQuery, or with the request for COPY data.
 */
final class PostgresReply implements ReplyEnd {
  private static final int HEADER = 5;
  private static final String LAST = "ZGW";

  private int type;
  private int headerSeen;
  private int length;
  private int bodyLeft;

  @Override
  public boolean endsWith(byte[] bytes, int count) {
    boolean ended = false;
    for (int i = 0; i < count; i++) {
      ended = take(bytes[i] & 0xff) && LAST.indexOf(type) >= 0;
    }
    return ended;
  }

  /** Whether a message is complete with this byte. */
  private boolean take(int next) {
    if (headerSeen == HEADER) {
      bodyLeft--;
    } else if (headerSeen == 0) {
      type = next;
      length = 0;
      headerSeen = 1;
      return false;
    } else {
      length = length << 8 | next;
      headerSeen++;
      bodyLeft = length - (HEADER - 1);
    }
    boolean complete = headerSeen == HEADER && bodyLeft == 0;
    if (complete) {
      headerSeen = 0;
    }
    return complete;
  }
}
