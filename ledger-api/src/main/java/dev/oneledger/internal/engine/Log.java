package dev.oneledger.internal.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our log, looked up when there is something to say: most starts say nothing. */
final class Log {
  static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private Log() {}
}
