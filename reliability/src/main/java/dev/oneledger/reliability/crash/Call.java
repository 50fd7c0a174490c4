package dev.oneledger.reliability.crash;

import org.jspecify.annotations.Nullable;

/** One call to the driver that has not reached it yet. */
interface Call {
  /** The method's name. */
  String name();

  /** Hands it to the driver. */
  @Nullable Object proceed() throws Throwable;
}
