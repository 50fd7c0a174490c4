package dev.oneledger.spi;

import java.util.List;

/** Environments that one host works on. Not thread-safe. */
public interface EnvironmentClaim extends AutoCloseable {

  /** Their names, in the order in which they were asked for. */
  List<String> environments();

  /** Gives them back. Does nothing the second time, and never throws. */
  @Override
  void close();
}
