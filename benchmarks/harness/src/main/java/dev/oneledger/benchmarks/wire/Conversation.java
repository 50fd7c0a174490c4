package dev.oneledger.benchmarks.wire;

/**
 * Counts the round trips of one connection. The server ends its answer to each query and to each
 * Sync of the client's by a ReadyForQuery; a round trip is over when nothing is left to answer. So
 * what a client sends without waiting in between is one, as a BEGIN with the first query after it,
 * or a batch. Thread-safe.
 */
final class Conversation {
  private static final int READY_FOR_QUERY = 'Z';
  private static final int QUERY = 'Q';
  private static final int SYNC = 'S';

  private final Messages asked = new Messages(false);
  private final Messages answered = new Messages(true);

  /** What is to be answered yet; the start of the connection is. */
  private int open = 1;

  private boolean sentSinceSync;
  private long trips;

  /** Takes in what the client sends. */
  synchronized void client(byte[] bytes, int count) {
    asked.read(
        bytes,
        count,
        type -> {
          sentSinceSync = type != QUERY && type != SYNC;
          open += sentSinceSync ? 0 : 1;
        });
  }

  /** Takes in what the server sends. */
  synchronized void server(byte[] bytes, int count) {
    answered.read(
        bytes,
        count,
        type -> {
          if (type == READY_FOR_QUERY) {
            open--;
            trips += open == 0 && !sentSinceSync ? 1 : 0;
          }
        });
  }

  /** Round trips since the last call. */
  synchronized long take() {
    long taken = trips;
    trips = 0;
    return taken;
  }
}
