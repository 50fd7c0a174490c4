package dev.oneledger.reliability.crash;

/**
 * MariaDB's packets: three bytes of length, the lowest first, a number, the rest. An answer ends
 * with a packet that begins like OK, an error, or the end of rows. A row may begin so, too: then
 * the answer is taken for ended when the server has only begun to send rows, and has done its work
 * all the same.
 */
final class MariaDbReply implements ReplyEnd {
  private static final int HEADER = 4;
  private static final int LENGTH = 3;
  private static final int OK = 0x00;
  private static final int END_OF_ROWS = 0xfe;
  private static final int ERROR = 0xff;

  private int headerSeen;
  private int bodyLeft;
  private int first = -1;

  @Override
  public boolean endsWith(byte[] bytes, int count) {
    boolean ended = false;
    for (int i = 0; i < count; i++) {
      ended = take(bytes[i] & 0xff) && (first == OK || first == END_OF_ROWS || first == ERROR);
    }
    return ended;
  }

  /** Whether a packet is complete with this byte. */
  private boolean take(int next) {
    if (headerSeen < HEADER) {
      if (headerSeen == 0) {
        bodyLeft = 0;
        first = -1;
      }
      bodyLeft |= headerSeen < LENGTH ? next << (Byte.SIZE * headerSeen) : 0;
      headerSeen++;
    } else {
      first = first < 0 ? next : first;
      bodyLeft--;
    }
    boolean complete = headerSeen == HEADER && bodyLeft == 0;
    if (complete) {
      headerSeen = 0;
    }
    return complete;
  }
}
