package dev.oneledger.reliability.crash;

import org.jspecify.annotations.Nullable;

/** One call to the driver that has not reached it yet. */
interface Call {
  /** Its method and, if it has one, its statement: in a line, and not too much of it. */
  String words();

  /** Hands it to the driver. */
  @Nullable Object proceed() throws Throwable;
}
