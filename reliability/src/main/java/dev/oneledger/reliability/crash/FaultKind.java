package dev.oneledger.reliability.crash;

import dev.oneledger.reliability.campaign.UsageException;
import java.util.Arrays;

/** The ways in which a start is struck. */
enum FaultKind {
  /** The driver throws before it does anything. */
  EXCEPTION("exception before the call"),
  /** The server has done it, its answer is lost, and the connection is gone. */
  REPLY_LOST("reply lost, connection closed"),
  /** The server has got the call, and the connection is gone while it works. */
  CONNECTION_CUT("connection closed at work"),
  /** The process ends before the call, without any cleaning up. */
  PROCESS_HALTED("process halted"),
  /** The server ends by SIGKILL when it has got the call, and is started again. */
  SERVER_KILLED("server killed with -9");

  private final String label;

  FaultKind(String label) {
    this.label = label;
  }

  /**
   * One by its name.
   *
   * @throws UsageException if there is none
   */
  static FaultKind named(String name) {
    for (FaultKind kind : values()) {
      if (kind.name().equalsIgnoreCase(name)) {
        return kind;
      }
    }
    throw new UsageException(
        "No kind of fault '%s': expected one of %s".formatted(name, Arrays.toString(values())));
  }

  String label() {
    return label;
  }
}
